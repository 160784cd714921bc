// The grammar of one invented installation.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/record.hpp"

namespace maex::dialect_test {

struct Rule {
  std::string name;  ///< as written, with its prefix
  bool needed = true;
  bool many = false;
  std::string holds;  ///< leaf: field, "link.id", "custom.name", "info.name" …; "-": maex has no field for it
  std::string type;   ///< leaf: id, guid, date, code, int, dec, text, word
  std::string each;   ///< not a leaf: "device", "point", "victim", "incident", "custom": one element for each
  std::vector<Rule> below;
  [[nodiscard]] bool is_leaf() const { return !holds.empty(); }
};

struct Installation {
  std::string id;
  std::string root, prefix, uri;  ///< empty prefix with a uri: the default namespace
  bool inner_prefixed = false;
  std::string date_form;  ///< with Y, M, D for digits: "DD.MM.YYYY"
  int places = -1;        ///< decimal places; -1: as few as the value needs
  char point = '.';
  std::string field_report, info;
  std::vector<std::string> attributes;  ///< of info: template, report id, report system id
  Rule header;
  Rule info_rule;
  std::map<Kind, Rule> items;
  std::map<Kind, std::string> templates;      ///< reportGUID by item
  std::map<std::string, std::string> terms;   ///< "sex.MALE" → word; codes without a word are not used
  std::map<std::string, std::string> target;  ///< kind → word for it in links
};

/// Parses rules from lines "Name", "Name?", "Name*", "Name+", indented by two blanks per level. A name may be followed
/// by "= holds type" for a leaf, or by "@ each".
Rule parse_rules(std::string_view text);

/// The five invented installations.
const std::vector<Installation>& installations();

/// The value as the installation spells it. Empty when the installation has no word for the value.
std::string spelled(const Installation& by, const Rule& leaf, const Value& value, Field field);

/// Adds records as an installation holds them: incidents with victims, hazard areas, assistance. The records have only
/// values for which the installation has words and elements.
void make_records(Batch& batch, const Installation& for_it, unsigned seed, std::size_t reports);
/// The records as an export file of the installation.
std::string export_of(const Installation& by, const Batch& batch);
/// One sentence for each way in which the document breaks the grammar.
std::vector<std::string> faults_of(const Installation& by, const std::string& xml);

}  // namespace maex::dialect_test
