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
  std::string holds;  ///< leaf: field, "link.id", "custom.name", "info.name" …; "-": nothing that maex has
  std::string type;   ///< leaf: id, guid, date, code, int, dec, text, word
  std::string each;   ///< not a leaf: "device", "point", "victim", "incident", "custom": one for each of those
  std::vector<Rule> below;
  [[nodiscard]] bool is_leaf() const { return !holds.empty(); }
};

struct Installation {
  std::string id;
  std::string root, prefix, uri;  ///< prefix empty and uri not: the default namespace
  bool inner_prefixed = false;
  std::string date_form;  ///< with Y, M, D for digits: "DD.MM.YYYY"
  int places = -1;        ///< of decimals; -1: as few as there are
  char point = '.';
  std::string field_report, info;
  std::vector<std::string> attributes;  ///< of info: template, report id, report system id
  Rule header;
  Rule info_rule;
  std::map<Kind, Rule> items;
  std::map<Kind, std::string> templates;      ///< reportGUID by item
  std::map<std::string, std::string> terms;   ///< "sex.MALE" → word; codes without one are never used
  std::map<std::string, std::string> target;  ///< kind → word for it in links
};

/// Rules from lines "Name", "Name?", "Name*", "Name+" indented by two blanks a level; behind a name "= holds type" for
/// a leaf, or "@ each".
Rule parse_rules(std::string_view text);

/// The five.
const std::vector<Installation>& installations();

/// A value as the installation spells it; empty when it has no word for it.
std::string spelled(const Installation& by, const Rule& leaf, const Value& value, Field field);

/// Records as an installation would hold them: incidents with victims, hazard areas, assistance. Only values that the
/// installation has words and elements for.
void make_records(Batch& batch, const Installation& for_it, unsigned seed, std::size_t reports);
/// An export of the records.
std::string export_of(const Installation& by, const Batch& batch);
/// What a document breaks of the grammar, one sentence each.
std::vector<std::string> faults_of(const Installation& by, const std::string& xml);

}  // namespace maex::dialect_test
