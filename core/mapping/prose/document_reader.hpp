// Reads a document of text and tables into one submission record and its tallies.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "core/adapter/adapter.hpp"
#include "core/mapping/prose/text_reader.hpp"

namespace maex::prose {

struct DocumentOptions {
  std::string partner;   ///< of the submission record, and the source of figures without another one: "ANAMA"
  std::string language;  ///< "en", "az", "ru", or "auto"
  /// The document has an overview that repeats figures of its text without their source. The figure of the text is
  /// taken, and the repeated one is not.
  bool overview = false;
  /// A text that tells of one incident gives its record too (told_incident.hpp).
  bool incidents = false;
};

/// The document and the context must outlive the reader. Throws InputError when the document has no text that any
/// language knows.
std::unique_ptr<RecordReader> read_document(TableDocument& document, ReadContext& context, DocumentOptions options);

}  // namespace maex::prose
