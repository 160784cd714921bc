// Handles untrusted input: turns the bytes of a file into trees of reports with libxml2's push parser and, on request,
// the schema.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "adapters/partners/maxml/dialect/names.hpp"
#include "adapters/partners/maxml/read/auxiliary.hpp"
#include "adapters/partners/maxml/read/tree.hpp"
#include "adapters/partners/maxml/schema/schema.hpp"
#include "core/io/bounds.hpp"

namespace maex::maxml {

/// The events of the parser. Functions may throw; the parser stops and feed() throws the exception.
struct ReportSource {
  std::string_view before;   ///< comments and processing instructions since the previous report; empty: none
  std::string_view bytes;    ///< the report in UTF-8; empty: not requested, or not available
  std::uint64_t asides = 0;  ///< comments and processing instructions in both
};

struct SaxEvents {
  /// Returns true for a document of auxiliary data. For such a document the parser calls only `auxiliary`.
  std::function<bool(const std::string& local_name, std::uint32_t line)> root;
  std::function<void(Tree& report, const ReportSource& source)>
      report;                                                ///< a whole FieldReport; the function may empty the tree
  std::function<void(const AuxiliaryList& list)> auxiliary;  ///< at the end of the root
  std::function<void(const Tree& other)> other;              ///< DocumentHeader or an unknown child of the root
  std::function<void(std::uint64_t attributes)> root_attributes;
  std::function<void(std::string problem, std::uint32_t line)> invalid;  ///< the schema reports an error
};

class SaxParser {
 public:
  /// Error messages use `name`. `keep`: pass the bytes of reports. Throws InputError.
  SaxParser(const std::string& path, const std::string& name, const Dialect& dialect, Names& names, bool validate,
            bool keep, const Bounds& bounds, SaxEvents events);
  ~SaxParser();
  SaxParser(const SaxParser&) = delete;
  SaxParser& operator=(const SaxParser&) = delete;

  /// Parses the next piece of the file; returns false at its end. Throws InputError when the file is not well-formed,
  /// has a DTD, or exceeds a limit.
  bool feed();
  /// The parts of the root's tag that reports depend on: declarations of namespaces, xml:lang. Known after the call of
  /// `root`.
  [[nodiscard]] std::string_view scope() const;
  /// Number of comments and processing instructions inside the root that were not passed to any function.
  [[nodiscard]] std::uint64_t asides_left() const;
  /// Number of bytes parsed so far.
  [[nodiscard]] std::uint64_t fed() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace maex::maxml
