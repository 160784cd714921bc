#include "adapters/partners/maxml/schema/schema.hpp"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <stdexcept>

#include "adapters/partners/maxml/write/header.hpp"
#include "core/io/error.hpp"
#include "core/io/sax.hpp"

namespace maex::maxml {
namespace {

// Sparse data has very many combinations of fields. Forgetting shapes makes validation slower, never wrong.
constexpr std::size_t most_shapes = 1u << 17;

/// Stores the first error message up to the offending value, which may be personal.
void keep_first(void* into, xmlErrorPtr error) {
  auto& text = *static_cast<std::string*>(into);
  if (!text.empty() || error->message == nullptr) return;
  text = error->message;
  if (const auto value = text.find("The value '"); value != std::string::npos) text.erase(value);
  text += " (schema error " + std::to_string(error->code) + ", line " + std::to_string(error->line) + " of the report)";
}

}  // namespace

void Schema::Free::operator()(_xmlSchema* schema) const { xmlSchemaFree(schema); }

Schema::Schema(std::string_view xsd, const std::string& name) {
  xml::silence_libxml2();
  xmlSchemaParserCtxtPtr parser = xmlSchemaNewMemParserCtxt(xsd.data(), static_cast<int>(xsd.size()));
  if (parser == nullptr) throw std::bad_alloc();
  std::string problem;
  xmlSchemaSetParserStructuredErrors(parser, keep_first, &problem);
  schema_.reset(xmlSchemaParse(parser));
  xmlSchemaFreeParserCtxt(parser);
  if (schema_ == nullptr) throw UsageError("the schema " + name + " cannot be used: " + problem);
}

ShapeValidator::ShapeValidator(const Dialect& dialect, bool enabled) : enabled_(enabled && !dialect.schema.empty()) {
  if (!enabled_) return;
  schema_ = std::make_unique<Schema>(dialect.schema, dialect.schema_name);
  context_ = xmlSchemaNewValidCtxt(schema_->get());
  if (context_ == nullptr) throw std::bad_alloc();
  before_ = root_tag(dialect);
  after_ = document_tail(dialect);
}

ShapeValidator::~ShapeValidator() {
  if (context_ != nullptr) xmlSchemaFreeValidCtxt(context_);
}

void ShapeValidator::ask(const std::string& document, std::string_view what) {
  ++asked_;
  xml::silence_libxml2();
  // maex wrote these bytes: XML_PARSE_HUGE only removes the limit on the length of one text.
  xmlDocPtr tree = xmlReadMemory(document.data(), static_cast<int>(document.size()), nullptr, "UTF-8",
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
  if (tree == nullptr) throw std::logic_error("maxml: " + std::string(what) + " was written that is not well-formed");
  std::string problem;
  xmlSchemaSetValidStructuredErrors(context_, keep_first, &problem);
  const int result = xmlSchemaValidateDoc(context_, tree);
  xmlFreeDoc(tree);
  if (result != 0)
    throw std::logic_error("maxml: " + std::string(what) + " was written that the schema refuses: " + problem);
}

void ShapeValidator::check_frame(std::string_view head, std::string_view tail) {
  if (enabled_) ask(std::string(head) + std::string(tail), "a document header");
}

void ShapeValidator::validate(std::string_view bytes) {
  std::string document;
  document.reserve(before_.size() + bytes.size() + after_.size());
  document.append(before_).append(bytes).append(after_);
  ask(document, "a report");
  if (known_.size() > most_shapes) known_.clear();
  known_.insert(fresh_.begin(), fresh_.end());
  fresh_.clear();
}

}  // namespace maex::maxml
