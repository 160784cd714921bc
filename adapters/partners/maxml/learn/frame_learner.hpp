// Writes root, header and FieldReportInfo of the sample as text of a dialect. Private to learn.
#pragma once
#include <string>

#include "adapters/partners/maxml/learn/learn.hpp"

namespace maex::maxml {

std::string document_text(const Sample& sample, const SampleNode& root, const SampleNode& report,
                          const SampleNode* info, const std::string& title, Learned& into);
std::string header_text(const SampleNode* header, Learned& into);
std::string report_text(const SampleNode* info, Learned& into);

}  // namespace maex::maxml
