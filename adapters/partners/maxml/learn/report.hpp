// Prints the findings of the dialect command as text and JSON.
#pragma once
#include <string>
#include <vector>

#include "adapters/partners/maxml/learn/facts.hpp"
#include "adapters/partners/maxml/learn/learn.hpp"

namespace maex::maxml {

/// With `all` it also lists elements that were assigned without a question.
std::string learned_text(const Learned& learned, const std::string& output, bool all);
std::string learned_json(const Learned& learned, const std::string& output);
std::string findings_text(const std::vector<DialectFinding>& findings, const std::string& dialect);
std::string findings_json(const std::vector<DialectFinding>& findings);
std::string changes_text(const std::vector<DialectChange>& changes);
std::string changes_json(const std::vector<DialectChange>& changes);

}  // namespace maex::maxml
