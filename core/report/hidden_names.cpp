#include "core/report/hidden_names.hpp"

#include "core/text/personal_signs.hpp"

namespace maex {
namespace {

constexpr std::string_view extra_sign = "extra: ";

/// "Group > Leaf (column F)": each part may be a name.
bool may_name_a_person(std::string_view heading) {
  constexpr std::string_view group_sign = " > ", column_sign = " (column ";
  heading = heading.substr(0, heading.rfind(column_sign));
  for (std::size_t end = heading.find(group_sign); end != std::string_view::npos; end = heading.find(group_sign)) {
    if (holds_personal_sign(heading.substr(0, end))) return true;
    heading.remove_prefix(end + group_sign.size());
  }
  return holds_personal_sign(heading);
}

void hide(std::string& name, std::string_view mask) {
  if (may_name_a_person(name)) name = mask;
}

void hide(Locator& where, std::string_view mask) {
  hide(where.part, mask);
  hide(where.heading, mask);
}

/// In sentences, sheets and headings are arguments with these names.
void hide(Text& text, std::string_view mask) {
  for (Argument& argument : text.arguments()) {
    if (argument.name == "sheet" || argument.name == "heading") hide(argument.value, mask);
    for (Text& part : argument.texts) hide(part, mask);
  }
}

void hide(Findings& findings, std::string_view mask) {
  for (FindingGroup& group : findings)
    for (Finding& finding : group.stored) {
      hide(finding.where, mask);
      for (Locator& place : finding.also) hide(place, mask);
      hide(finding.problem, mask);
    }
}

/// "extra: HEADING"
void hide_extra(std::string& field, std::string_view mask) {
  if (field.starts_with(extra_sign) && may_name_a_person(std::string_view(field).substr(extra_sign.size())))
    field = std::string(extra_sign) + std::string(mask);
}

void hide(Verdict& verdict, std::string_view mask) {
  for (Action& action : verdict.actions) {
    hide(action.where, mask);
    hide(action.text, mask);
  }
}

}  // namespace

RunFacts without_names(RunFacts facts, std::string_view mask) {
  if (facts.show_personal) return facts;
  for (ItemFacts& item : facts.items) {
    hide(item.findings, mask);
    for (Text& decision : item.decisions) hide(decision, mask);
    for (LossFact& loss : item.losses) hide_extra(loss.field, mask);
    if (item.carried)
      for (CarriedFact::CustomField& field : item.carried->fields) hide_extra(field.field, mask);
    for (CheckFacts::HeldBack& each : item.checks.held_back_first) hide(each.where, mask);
    hide(item.verdict, mask);
  }
  hide(facts.verdict, mask);
  return facts;
}

InspectFacts without_names(InspectFacts facts, std::string_view mask) {
  if (facts.show_personal) return facts;
  for (SheetFact& sheet : facts.sheets) {
    hide(sheet.name, mask);
    hide(sheet.after, mask);
  }
  for (FitFact& fit : facts.fits)
    for (UnknownHeading& unknown : fit.unknown) {
      hide(unknown.sheet, mask);
      hide(unknown.heading, mask);
    }
  for (Text& decision : facts.decisions) hide(decision, mask);
  hide(facts.findings, mask);
  hide(facts.verdict, mask);
  return facts;
}

ExplainFacts without_names(ExplainFacts facts, std::string_view mask) {
  if (facts.show_personal) return facts;
  for (ExplainedRecord& record : facts.records) {
    hide(record.where, mask);
    for (ExplainedValue& value : record.values) {
      hide_extra(value.field, mask);
      hide(value.label, mask);
      hide(value.where, mask);
    }
  }
  return facts;
}

}  // namespace maex
