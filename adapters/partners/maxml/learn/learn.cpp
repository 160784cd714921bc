#include "adapters/partners/maxml/learn/learn.hpp"

#include <algorithm>
#include <array>

#include "adapters/partners/maxml/dialect/dialect_names.hpp"
#include "adapters/partners/maxml/learn/frame_learner.hpp"
#include "adapters/partners/maxml/learn/item_learner.hpp"
#include "adapters/partners/maxml/learn/order.hpp"
#include "adapters/partners/maxml/learn/toml_text.hpp"
#include "core/io/error.hpp"
#include "core/report/words.hpp"

namespace maex::maxml {
namespace {

const SampleNode* child_named(const SampleNode& node, std::string_view name) {
  const SampleNode* found = nullptr;
  for (const auto& [spelled, child] : node.below)
    if (same_words(local_name(spelled), name) && (found == nullptr || child->count > found->count)) found = child.get();
  return found;
}

std::vector<ItemSample> items_of(const SampleNode& report, Learned& into) {
  struct Name {
    std::string_view element;
    Kind kind;
  };
  static constexpr std::array<Name, 8> names = {{{"Accident", Kind::incident},
                                                 {"Victim", Kind::victim},
                                                 {"Hazard", Kind::hazard_area},
                                                 {"Location", Kind::location},
                                                 {"VictimAssistance", Kind::assistance},
                                                 {"HazardReduction", Kind::activity},
                                                 {"MREActivity", Kind::education},
                                                 {"QAActivity", Kind::quality}}};
  std::vector<ItemSample> items;
  for (const SampleNode* child : order_of(report).children) {
    if (is_info_name(local_name(child->name))) continue;
    const auto known = std::find_if(names.begin(), names.end(),
                                    [&](const Name& one) { return same_words(local_name(child->name), one.element); });
    if (known != names.end() && !child->is_leaf()) {
      items.push_back({child, known->kind});
      continue;
    }
    into.questions.push_back(
        {child->name,
         "This element of a report is no item that maex knows (an attachment, perhaps); it is never written.",
         {}});
  }
  return items;
}

std::string templates_text(const Sample& sample, const std::vector<ItemSample>& items, Learned& into) {
  std::string text;
  for (const ItemSample& item : items) {
    std::vector<std::pair<SampleTemplate, TemplateUse>> forms;
    for (const auto& [form, use] : sample.templates)
      if (form.item == item.node->name && !form.guid.empty()) forms.emplace_back(form, use);
    std::stable_sort(forms.begin(), forms.end(),
                     [](const auto& a, const auto& b) { return a.second.reports > b.second.reports; });
    if (forms.empty()) {
      into.questions.push_back(
          {item.node->name, "No report names its form (reportGUID); records of this kind cannot be written.", {}});
      continue;
    }
    if (forms.size() > 1)
      into.questions.push_back({item.node->name,
                                "There are " + std::to_string(forms.size()) +
                                    " forms; the commonest comes first and is the one to write with.",
                                {}});
    for (const auto& [form, use] : forms) {
      text += "\n[[template]]                         # " + counted(use.reports, "report") +
              "\nkind = " + toml_text(std::string(name(item.kind))) + "\nguid = " + toml_text(form.guid) +
              "\nname = " + toml_text(form.name) + "\nversion = " + toml_text(form.version) + "\n";
      std::string organisations;
      for (const std::string& one : use.organisations) organisations += (organisations.empty() ? "" : "; ") + one;
      if (!organisations.empty()) text += "organisation = " + toml_text(organisations) + "\n";
      ++into.templates;
    }
  }
  return text;
}

std::string path_below(const SampleNode* node, const SampleNode& outer) {
  return node == nullptr ? std::string() : node->path(outer);
}

/// Parts of a block in their order in the exports.
std::vector<std::string> part_order(const SampleNode& element,
                                    const std::vector<std::pair<std::string, const SampleNode*>>& parts) {
  std::vector<std::string> order;
  const auto walk = [&](const auto& self, const SampleNode& node) -> void {
    for (const SampleNode* child : order_of(node).children) {
      for (const auto& [word, part] : parts)
        if (part == child) order.push_back(word);
      self(self, *child);
    }
  };
  walk(walk, element);
  return order;
}

void take_common(const ItemSample& item, const ItemShapes& shapes, Common& common, std::string& known, Learned& into) {
  for (const LinkShape& link : shapes.links) {
    if (!common.link_element.empty()) break;
    common.link_element = link.element->name;
    common.link_guid = path_below(link.guid, *link.element);
    common.link_id = path_below(link.id, *link.element);
    common.link_target = path_below(link.target, *link.element);
    common.link_order = part_order(*link.element, {{"guid", link.guid}, {"id", link.id}, {"target", link.target}});
  }
  for (const CustomShape& custom : shapes.customs) {
    const std::string path = custom.element->path(*item.node);
    const auto order =
        part_order(*custom.element,
                   {{"name", custom.name}, {"label", custom.label}, {"type", custom.type}, {"value", custom.value}});
    if (common.custom_element.empty()) {
      if (order.empty() || order.back() != "value") {
        into.questions.push_back({item.node->name + "/" + path,
                                  "The value does not come last in these custom fields; they are not written.",
                                  {}});
        continue;
      }
      const auto slash = path.rfind('/');
      common.custom_at = slash == std::string::npos ? "" : path.substr(0, slash);
      common.custom_element = custom.element->name;
      common.custom_name = custom.name->name;
      common.custom_label = custom.label == nullptr ? "" : custom.label->name;
      common.custom_type = custom.type == nullptr ? "" : custom.type->name;
      common.custom_value = custom.value->name;
      common.custom_order.assign(order.begin(), order.end() - 1);
    }
    for (const auto& tuple : custom.element->tuples) {
      const std::map<std::string, std::string>& parts = tuple.first;
      const std::uint64_t times = tuple.second;
      const auto part = [&](const std::string& name) {
        return name.empty() || parts.count(name) == 0 ? std::string() : parts.at(name);
      };
      known += "[[custom.known]]                     # " + item.node->name + ", " + counted(times, "time") +
               "\nname = " + toml_text(part(common.custom_name)) + "\n";
      if (!part(common.custom_label).empty()) known += "label = " + toml_text(part(common.custom_label)) + "\n";
      if (!part(common.custom_type).empty()) known += "type = " + toml_text(part(common.custom_type)) + "\n";
    }
  }
}

/// The installation's words for the types of custom fields. A type that never occurred gets the documented word
/// (W-CDF).
std::string custom_types(const std::vector<ItemShapes>& all) {
  std::set<std::string> words;
  for (const ItemShapes& shapes : all)
    for (const CustomShape& custom : shapes.customs)
      if (custom.type != nullptr)
        for (const auto& [word, times] : custom.type->texts.distinct) words.insert(word);
  std::string text =
      "[custom.types]                       # words that did not come are those of the documentation (W-CDF)\n";
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> types = {{{"text", "Text"},
                                                                                   {"number", "Number"},
                                                                                   {"date", "Date"},
                                                                                   {"single", "Single Select"},
                                                                                   {"multiple", "Multiple Select"}}};
  for (const auto& [key, usual] : types) {
    std::string word(usual);
    for (const std::string& met : words)
      if (same_words(met, usual) || same_words(met, key)) word = met;
    text += std::string(key) + " = " + toml_text(word) + "\n";
  }
  return text;
}

std::string common_text(const Common& common, const std::string& known, const std::vector<ItemShapes>& all) {
  std::string text;
  if (!common.link_element.empty()) {
    text += "\n[link]\nelement = " + toml_text(common.link_element) + "\n";
    if (!common.link_guid.empty()) text += "guid = " + toml_text(common.link_guid) + "\n";
    text += "id = " + toml_text(common.link_id) + "\ntarget = " + toml_text(common.link_target) +
            "\norder = " + toml_list(common.link_order) + "\n";
  }
  if (common.custom_element.empty()) return text;
  text += "\n[custom]\nelement = " + toml_text(common.custom_element) + "\n";
  if (!common.custom_at.empty()) text += "at = " + toml_text(common.custom_at) + "\n";
  text += "name = " + toml_text(common.custom_name) + "\n";
  if (!common.custom_label.empty()) text += "label = " + toml_text(common.custom_label) + "\n";
  if (!common.custom_type.empty()) text += "type = " + toml_text(common.custom_type) + "\n";
  text += "value = " + toml_text(common.custom_value) + "\norder = " + toml_list(common.custom_order) + "\n";
  if (!common.custom_type.empty()) text += custom_types(all);
  return text + known;
}

}  // namespace

Learned learn(const Sample& sample, const std::string& title) {
  Learned learned;
  learned.files = sample.files;
  learned.reports = sample.reports;
  const SampleNode* root = nullptr;
  for (const auto& [name, child] : sample.top.below)
    if (root == nullptr || child->count > root->count) root = child.get();
  if (sample.top.below.size() > 1)
    learned.questions.push_back(
        {"", "The root element is spelled differently from file to file; the commonest spelling was taken.", {}});
  if (sample.inner_spaces != 0)
    learned.questions.push_back({"",
                                 "Elements below the root declare namespaces of their own (" +
                                     counted(sample.inner_spaces, "time") + "); they are not written.",
                                 {}});
  const SampleNode* report = root == nullptr ? nullptr : child_named(*root, "FieldReport");
  if (report == nullptr) throw InputError("the exports hold no FieldReport; export some filled forms of each type");
  const SampleNode* header = child_named(*root, "DocumentHeader");
  const SampleNode* info = nullptr;
  for (const auto& [name, child] : report->below)
    if (is_info_name(local_name(name)) && (info == nullptr || child->count > info->count)) info = child.get();
  const std::vector<ItemSample> items = items_of(*report, learned);
  if (items.empty())
    throw InputError(
        "the exports hold no item that maex knows (Accident, Victim, Hazard, Location, VictimAssistance, "
        "HazardReduction, MREActivity, QAActivity)");

  Common common;
  std::string known;
  std::vector<ItemShapes> shapes;
  for (const ItemSample& item : items) {
    shapes.push_back(find_shapes(item, items));
    take_common(item, shapes.back(), common, known, learned);
  }
  std::string body = document_text(sample, *root, *report, info, title, learned) + header_text(header, learned) +
                     report_text(info, learned) + templates_text(sample, items, learned) +
                     common_text(common, known, shapes);
  for (std::size_t i = 0; i < items.size(); ++i) body += ItemLearner(items[i], shapes[i], common, learned).write();

  std::string head = "# Dialect of maXML learned by maex from " + counted(sample.files, "export") + " with " +
                     counted(sample.reports, "report") +
                     ". Read it, answer what is marked \"Question\", keep it.\n"
                     "# An element whose field is \"?\" is never written; replace it with the line that a comment "
                     "gives, or with a field of `maex help fields`.\n"
                     "# Nothing here says what the installation would refuse: only what it wrote itself. Values are "
                     "shown for lists of words only, never\n"
                     "# for anything that may be about a person.\n";
  head += "# " + counted(learned.settled.size(), "element") + " tied, " +
          counted(learned.questions.size(), "question") + ":\n";
  for (const Question& question : learned.questions)
    head += "#   " + toml_comment(question.place.empty() ? "the files" : question.place) + ": " +
            toml_comment(question.problem) + (question.guess.empty() ? "" : " Maybe " + question.guess + ".") + "\n";
  learned.toml = head + "\n" + body;
  // The result must be a valid dialect. This finds names that cannot be written, and prefixes that no root declares.
  try {
    parse_dialect(learned.toml, "the learned dialect", ".");
  } catch (const UsageError& error) {
    throw InputError(std::string("the exports cannot be made into a dialect: ") + error.what());
  }
  return learned;
}

}  // namespace maex::maxml
