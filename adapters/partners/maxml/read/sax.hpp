// The hostile side: bytes of a file to trees of reports, with libxml2's push parser and, if asked for, the schema.
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

/// What the parser tells. Functions may throw; the parser stops and the exception leaves feed().
struct ReportSource {
  std::string_view before;   ///< comments and processing instructions since the report before; empty: none
  std::string_view bytes;    ///< the report in UTF-8; empty: not asked for, or not to be had
  std::uint64_t asides = 0;  ///< comments and processing instructions in both
};

struct SaxEvents {
  /// True: a document of auxiliary data, of which only `auxiliary` is told.
  std::function<bool(const std::string& local_name, std::uint32_t line)> root;
  std::function<void(Tree& report, const ReportSource& source)>
      report;                                                ///< a whole FieldReport; the tree may be emptied
  std::function<void(const AuxiliaryList& list)> auxiliary;  ///< at the end of the root
  std::function<void(const Tree& other)> other;              ///< DocumentHeader or an unknown child of the root
  std::function<void(std::uint64_t attributes)> root_attributes;
  std::function<void(std::string problem, std::uint32_t line)> invalid;  ///< the schema complains
};

class SaxParser {
 public:
  /// `name` for messages; `keep`: hand over the bytes of reports. Throws InputError.
  SaxParser(const std::string& path, const std::string& name, const Dialect& dialect, Names& names, bool validate,
            bool keep, const Bounds& bounds, SaxEvents events);
  ~SaxParser();
  SaxParser(const SaxParser&) = delete;
  SaxParser& operator=(const SaxParser&) = delete;

  /// Parses the next piece of the file; false at its end. Throws InputError: not well-formed, a DTD, beyond a limit.
  bool feed();
  /// What reports rest on that stands in the root's tag: declarations of namespaces, xml:lang. Known once the root was
  /// told.
  [[nodiscard]] std::string_view scope() const;
  /// Comments and processing instructions inside the root that were handed to nobody.
  [[nodiscard]] std::uint64_t asides_left() const;
  /// Bytes parsed so far.
  [[nodiscard]] std::uint64_t fed() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace maex::maxml
