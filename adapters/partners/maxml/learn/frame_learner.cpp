#include "adapters/partners/maxml/learn/frame_learner.hpp"

#include <algorithm>
#include <array>

#include "adapters/partners/maxml/dialect/dialect_names.hpp"
#include "adapters/partners/maxml/learn/item_learner.hpp"
#include "adapters/partners/maxml/learn/order.hpp"
#include "adapters/partners/maxml/learn/toml_text.hpp"
#include "adapters/partners/maxml/learn/words.hpp"
#include "core/model/fields.hpp"

namespace maex::maxml {
namespace {

std::string certainty(const SampleNode& node) {
  return "certainty = \"learned\"\nsource = " + toml_text("export: " + seen(node)) + "\n";
}

/// Forms with a time of day, for the moment of creation.
std::string moment_form(const Texts& texts) {
  for (const auto& [form, times] : texts.forms)
    if (times == texts.count && form.find("hh") != std::string::npos && form.find("DD") != std::string::npos)
      return form;
  return texts.form();
}

/// The value of a header element: a variable in braces, a constant of the installation, or unknown.
std::string header_value(const SampleNode& leaf, std::string& form) {
  const auto is = [&](std::string_view name) { return same_words(local_name(leaf.name), name); };
  if (is("DocumentName") || is("FileName")) return "{document}";
  if (is("FileCreator") || is("Creator") || is("CreatedBy")) return "{program}";
  if (is("FileCreationDateTime") || is("CreationDateTime") || is("CreationDate") || is("FileCreationDate")) {
    form = moment_form(leaf.texts);
    return "{now}";
  }
  // Copy constants only where the element cannot refer to a person.
  for (const char* name : {"SchemaVersion", "CoordinateSystem", "Datum", "Version"})
    if (is(name) && !leaf.texts.many && leaf.texts.distinct.size() == 1) return leaf.texts.distinct.begin()->first;
  return {};
}

void header_below(const SampleNode& node, const SampleNode& top, std::string& text, Learned& into) {
  for (const SampleNode* child : order_of(node).children) {
    const std::string path = child->path(top);
    if (!child->is_leaf()) {
      if (node.parent == &top)
        into.questions.push_back(
            {top.name + "/" + path, "The header nests deeper than two levels; this is not written.", {}});
      else
        header_below(*child, top, text, into);
      continue;
    }
    std::string form;
    const std::string value = header_value(*child, form);
    if (value.empty()) {
      into.questions.push_back(
          {top.name + "/" + path, "What should stand in this header element? Give a value, or leave it out.", {}});
      text += "# Question: what should stand here? Set value = \"…\"; it is left out as long as field is \"?\".\n";
    }
    text += "[[header.elements]]\npath = " + toml_text(path) + "\n";
    text += value.empty() ? "field = \"?\"\n" : "value = " + toml_text(value) + "\n";
    if (!form.empty() && form != "YYYY-MM-DDThh:mm:ss") text += "type = \"date\"\nform = " + toml_text(form) + "\n";
    text += certainty(*child);
  }
}

}  // namespace

std::string document_text(const Sample& sample, const SampleNode& root, const SampleNode& report,
                          const SampleNode* info, const std::string& title, Learned& into) {
  const auto colon = root.name.find(':');
  const std::string prefix = colon == std::string::npos ? "" : root.name.substr(0, colon);
  std::string space;
  std::vector<std::pair<std::string, std::string>> attributes;
  for (const auto& [name, uri] : sample.spaces) {
    if (name == prefix && (space.empty() || space == uri))
      space = uri;
    else
      attributes.emplace_back("xmlns:" + name, uri);
  }
  for (const auto& [name, values] : sample.root_attributes) {
    attributes.emplace_back(name, *values.begin());
    if (values.size() > 1)
      into.questions.push_back(
          {"@" + name, "The root's attribute has different values; the first in alphabetical order was taken.", {}});
  }
  std::sort(attributes.begin(), attributes.end());
  std::string text =
      "[document]\nid = \"learned\"\ntitle = " + toml_text(title) + "\nroot = " + toml_text(local_name(root.name)) +
      "\nnamespace = " + toml_text(space) + "\nprefix = " + toml_text(prefix) +
      "\nstrict = true                        # write nothing that these exports do not show\n" +
      "schema = \"generated\"                   # made from this file whenever it is used; maex dialect xsd shows "
      "it\n" +
      "field_report = " + toml_text(report.name) +
      "\nfield_report_info = " + toml_text(info == nullptr ? "FieldReportInfo" : info->name) +
      "\nauxiliary = [\"GazeteerArtifact\", \"AssistanceArtifact\", \"CauseArtifact\", \"NeedsAssessmentArtifact\",\n"
      "  \"MineActionOrdnanceArtifact\", \"MineActionOrganisationArtifact\", \"MineActionPlaceArtifact\"]\n";
  if (!attributes.empty()) {
    text += "root_attributes = [\n";
    for (const auto& [name, value] : attributes)
      text += "  { name = " + toml_text(name) + ", value = " + toml_text(value) + " },\n";
    text += "]\n";
  }
  return text;
}

std::string header_text(const SampleNode* header, Learned& into) {
  if (header == nullptr) return "\n[header]\nelement = \"\"\n";
  std::string text = "\n[header]\nelement = " + toml_text(header->name) + "\n";
  header_below(*header, *header, text, into);
  return text;
}

std::string report_text(const SampleNode* info, Learned& into) {
  std::string text = "\n[report]\n";
  if (info == nullptr) {
    into.questions.push_back(
        {"FieldReportInfo", "No report has this element; reports cannot be written without the id of a form.", {}});
    return text;
  }
  bool has_template = false;
  // The order of the published sample (maxml.md I1); XML defines no order of attributes.
  std::vector<std::string> names;
  for (const char* role : {"template.guid", "report.id", "report.guid", ""})
    for (const auto& [name, texts] : info->attributes)
      if (info_role("@" + name) == role) names.push_back(name);
  for (const std::string& name : names) {
    const Texts& texts = info->attributes.at(name);
    const std::string_view role = info_role("@" + name);
    has_template = has_template || role == "template.guid";
    text +=
        role.empty() ? "# Question: what is this attribute? It is written empty-handed until somebody says so.\n" : "";
    text += "[[report.attributes]]\nname = " + toml_text(name) + "\n" +
            (role.empty() ? "field = \"?\"\n" : "from = " + toml_text(role) + "\n") +
            "certainty = \"learned\"\nsource = \"export: " + std::to_string(texts.count) + " of " +
            std::to_string(info->count) + "\"\n";
    if (role.empty())
      into.questions.push_back({info->name + "/@" + name, "What is this attribute? It is left out.", {}});
    else
      into.settled.push_back({info->name + "/@" + name, std::string(role), "the name says so", 1});
  }
  if (!has_template) into.questions.push_back({info->name, "No attribute holds the id of the form (reportGUID).", {}});
  for (const SampleNode* child : order_of(*info).children) {
    if (!child->is_leaf()) {
      into.questions.push_back(
          {info->name + "/" + child->name, "Elements inside elements of FieldReportInfo are not written.", {}});
      continue;
    }
    std::string role(info_role(child->name));
    const std::string form = child->texts.form();
    bool date = role == "report.date";
    if (role.substr(0, 6) == "field:") date = maex::info(find_field(role.substr(6)).value()).type == Type::date;
    if (date && form.empty()) role.clear();
    text += "[[report.elements]]\npath = " + toml_text(child->name) + "\n";
    if (role.empty())
      text += "field = \"?\"                          # Question: what is this?\n";
    else if (role.substr(0, 6) == "field:")
      text += "field = " + toml_text(role.substr(6)) + "\n";
    else
      text += "from = " + toml_text(role) + "\n";
    if (date && !role.empty())
      text += "type = \"date\"\n" + (form == "YYYY-MM-DD" ? std::string() : "form = " + toml_text(form) + "\n");
    if (child->is_always() && info->count >= 5) text += "required = true\n";
    text += certainty(*child);
    if (role.empty())
      into.questions.push_back(
          {info->name + "/" + child->name, "What is this element? It is left out; " + seen(*child) + ".", {}});
    else
      into.settled.push_back({info->name + "/" + child->name, role.substr(0, 6) == "field:" ? role.substr(6) : role,
                              "the name says so", 1});
  }
  return text;
}

}  // namespace maex::maxml
