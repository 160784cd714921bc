// Checks a document against the grammar of an installation, with the tree API of libxml2.
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <memory>
#include <regex>
#include <set>

#include "tests/dialect/grammar.hpp"

namespace maex::dialect_test {
namespace {

std::string text_of(const xmlChar* text) {
  return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

std::string content(xmlNode* node) {
  xmlChar* text = xmlNodeGetContent(node);
  std::string out = text_of(text);
  xmlFree(text);
  return out;
}

class Checker {
 public:
  Checker(const Installation& by, std::vector<std::string>& faults) : by_(by), faults_(faults) {}

  void document(xmlNode* root) {
    expect_name(root, by_.prefix.empty() ? by_.root : by_.prefix + ":" + by_.root);
    if (text_of(root->ns == nullptr ? nullptr : root->ns->href) != by_.uri)
      fault(root, "the root's namespace is not " + by_.uri);
    std::vector<xmlNode*> children = elements(root);
    std::size_t at = 0;
    if (!by_.header.name.empty() && at < children.size() && qualified(children[at]) == by_.header.name)
      header(by_.header, children[at++]);
    else if (!by_.header.name.empty())
      fault(root, "the header is missing");
    for (; at < children.size(); ++at) report(children[at]);
    if (reports_ == 0) fault(root, "no report");
  }

 private:
  void fault(xmlNode* node, const std::string& why) {
    if (faults_.size() < 20)
      faults_.push_back("line " + std::to_string(xmlGetLineNo(node)) + ", " + qualified(node) + ": " + why);
  }

  static std::string qualified(xmlNode* node) {
    const std::string prefix = node->ns == nullptr ? std::string() : text_of(node->ns->prefix);
    return (prefix.empty() ? "" : prefix + ":") + text_of(node->name);
  }

  void expect_name(xmlNode* node, const std::string& name) {
    if (qualified(node) != name) fault(node, "expected " + name);
    // An unprefixed name is in the default namespace or in none.
    const bool prefixed = name.find(':') != std::string::npos;
    const std::string space = text_of(node->ns == nullptr ? nullptr : node->ns->href);
    const std::string wanted = prefixed || by_.prefix.empty() ? by_.uri : "";
    if (space != wanted) fault(node, "is in the namespace \"" + space + "\"");
  }

  std::vector<xmlNode*> elements(xmlNode* node) {
    std::vector<xmlNode*> all;
    for (xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_ELEMENT_NODE)
        all.push_back(child);
      else if (child->type == XML_TEXT_NODE && content(child).find_first_not_of(" \t\r\n") != std::string::npos)
        fault(node, "text stands between elements");
    }
    return all;
  }

  void header(const Rule& rule, xmlNode* node) {
    expect_name(node, rule.name);
    const auto children = elements(node);
    std::size_t at = 0;
    for (const Rule& one : rule.below) {
      if (at == children.size() || qualified(children[at]) != one.name) {
        fault(node, "the header lacks " + one.name);
        continue;
      }
      if (!one.is_leaf())
        header(one, children[at]);
      else if (one.type == "same" && content(children[at]) != one.holds)
        fault(children[at], "the constant is not that of the installation");
      else if (one.type == "now" && !std::regex_match(content(children[at]), std::regex("[0-9-]{10}T[0-9:]{8}")))
        fault(children[at], "no moment");
      ++at;
    }
    if (at != children.size()) fault(children[at], "is not known in the header");
  }

  void report(xmlNode* node) {
    ++reports_;
    expect_name(node, by_.field_report);
    const auto children = elements(node);
    if (children.size() != 2) return fault(node, "a report has an info and one item");
    expect_name(children[0], by_.info);
    Kind kind{};
    const Rule* item = nullptr;
    for (const auto& [one, rule] : by_.items)
      if (rule.name == qualified(children[1])) kind = one, item = &rule;
    if (item == nullptr) return fault(children[1], "is no item of this installation");
    std::map<std::string, std::string> attributes;
    for (xmlAttr* one = children[0]->properties; one != nullptr; one = one->next)
      attributes[text_of(one->name)] = content(one->children);
    if (attributes.size() != 3) fault(children[0], "has not exactly the three attributes");
    if (attributes[by_.attributes[0]] != by_.templates.at(kind))
      fault(children[0], "names no form of this installation");
    if (!ids_.insert(attributes[by_.attributes[1]]).second || attributes[by_.attributes[1]].empty())
      fault(children[0], "the report's id is not unique");
    if (!guids_.insert(attributes[by_.attributes[2]]).second || attributes[by_.attributes[2]].empty())
      fault(children[0], "the report's system id is not unique");
    sequence(by_.info_rule, children[0]);
    expect_name(children[1], item->name);
    no_attributes(children[1]);
    sequence(*item, children[1]);
  }

  void no_attributes(xmlNode* node) {
    if (node->properties != nullptr) fault(node, "has an attribute");
  }

  void sequence(const Rule& rule, xmlNode* node) {
    const auto children = elements(node);
    std::size_t at = 0;
    for (const Rule& one : rule.below) {
      std::size_t n = 0;
      for (; at < children.size() && qualified(children[at]) == one.name; ++at, ++n) {
        expect_name(children[at], one.name);
        no_attributes(children[at]);
        if (one.is_leaf())
          leaf(one, children[at]);
        else
          sequence(one, children[at]);
      }
      if (one.needed && n == 0) fault(node, one.name + " is missing");
      if (!one.many && n > 1) fault(node, one.name + " comes more than once");
    }
    if (at != children.size()) fault(children[at], "is not known, or stands in the wrong place");
  }

  void leaf(const Rule& rule, xmlNode* node) {
    if (xmlFirstElementChild(node) != nullptr) return fault(node, "holds elements");
    const std::string text = content(node);
    if (text.empty()) return fault(node, "is empty");
    if (rule.holds == "-" && rule.type != "guid") return fault(node, "was written although nobody knows what it is");
    if (rule.type == "date" && !std::regex_match(text, date())) fault(node, "is no date of the form " + by_.date_form);
    if (rule.type == "int" && !std::regex_match(text, std::regex("[0-9]+"))) fault(node, "is no whole number");
    if (rule.type == "dec") {
      const std::string point = by_.point == '.' ? "\\." : ",";
      const std::string places =
          by_.places < 0 ? "(" + point + "[0-9]+)?" : point + "[0-9]{" + std::to_string(by_.places) + "}";
      if (!std::regex_match(text, std::regex("-?[0-9]+" + places)))
        fault(node, "is no number as this installation writes them");
    }
    if (rule.type == "code") {
      const std::string list(name(info(*find_field(rule.holds)).list));
      bool known = false;
      for (const auto& [code, word] : by_.terms) known = known || (code.starts_with(list + ".") && word == text);
      if (!known) fault(node, "is no base term of this installation");
    }
    if (rule.holds == "link.target") {
      bool known = false;
      for (const auto& [kind, word] : by_.target) known = known || word == text;
      if (!known) fault(node, "links to nothing that exists here");
    }
    if (rule.holds == "info.version" && text != "2.1") fault(node, "is not the version of the form");
  }

  [[nodiscard]] std::regex date() const {
    std::string pattern;
    for (const char c : by_.date_form)
      if (c == 'Y' || c == 'M' || c == 'D')
        pattern += "[0-9]";
      else if (c == '.')
        pattern += "\\.";
      else
        pattern += c;
    return std::regex(pattern);
  }

  const Installation& by_;
  std::vector<std::string>& faults_;
  std::set<std::string> ids_, guids_;
  std::size_t reports_ = 0;
};

}  // namespace

std::vector<std::string> faults_of(const Installation& by, const std::string& xml) {
  std::vector<std::string> faults;
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
      xmlFreeDoc);
  if (document == nullptr) return {"the document is not well-formed"};
  Checker(by, faults).document(xmlDocGetRootElement(document.get()));
  return faults;
}

}  // namespace maex::dialect_test
