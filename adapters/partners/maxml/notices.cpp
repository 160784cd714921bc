#include "adapters/partners/maxml/notices.hpp"

namespace maex::maxml {

const NoticeType draft_dialect{
    "maxml-draft-dialect", Severity::info, "The file is written in a dialect that no installation has confirmed.",
    "Most element names below Accident, Victim and Hazard are not public; an installation may refuse or misplace them.",
    "Export one filled form of each type from the target IMSMA, learn a dialect from it, and write with that."};
const NoticeType ring_closed{
    "maxml-ring-closed", Severity::warning, "The last point of a shape repeats the first.",
    "IMSMA stores rings open; its own checks treat a repeated last point as an error to delete.",
    "Leave the last point out in the source; it was taken as it is."};
const NoticeType ring_short{
    "maxml-shape-short", Severity::warning, "A shape has fewer than three points.",
    "IMSMA accepts it, and its own checks list a polygon of fewer than three points as an error to mend.",
    "Add the missing points in the source, or leave the shape id out when it is no shape; it was taken as it is."};
const NoticeType points_unsorted{
    "maxml-points-unsorted", Severity::warning, "The points of a shape do not stand in the order of their numbers.",
    "IMSMA joins points in the order of their numbers, so its shape differs from the one the order in the file draws.",
    "Number the points in their order; they were taken as they are."};
const NoticeType auxiliary_data{
    "maxml-auxiliary-data", Severity::warning,
    "The file holds auxiliary data: lists to look things up in, and no records.",
    "IMSMA exports such lists, one kind a file, and never imports them.",
    "Export item data (MineActionFieldReport) for records; keep this file to look up what the installation knows."};
const NoticeType comments_left{
    "maxml-comments-left-out", Severity::info, "Comments and processing instructions were not taken over.",
    "No field takes them. Where a maXML file is written as maXML again, those of unchanged reports stay.",
    "Look into the file if they say anything that matters."};
const NoticeType reports_kept{"maxml-reports-kept", Severity::info,
                              "Reports that nothing was changed in were written as the sender wrote them.",
                              "Their names and values may differ from those of the dialect; nothing of them is lost.",
                              "Write with --to-option keep=false to have every report written anew."};
const NoticeType required_missing{
    "maxml-required-missing", Severity::warning,
    "An element that every sampled report of the installation has is left out, because the record has no value for it.",
    "The installation may refuse a report without it; nothing was invented to fill it.",
    "Give the value in the source, or tie the element to a field in the dialect file."};
const NoticeType accident_type_derived{
    "maxml-accident-type-derived", Severity::info,
    "The class of accident follows from the kind of device, because the sender states no class.",
    "IMSMA needs a class of accident. The table is an assumption: mines make a mine accident, submunitions a cluster "
    "accident, improvised mines an IED accident, other ordnance an UXO/AXO accident, all else another accident.",
    "State the class in the source if it differs, for example for accidents of deminers."};
const NoticeType shape_completed{
    "maxml-shape-completed", Severity::info,
    "Shapes got the ids, point ids, point numbers and point types that the source does not have.",
    "IMSMA takes points without a shape id as single points, and needs an id and a number for each point.",
    "No change needed. Give the shapes ids in the source to choose other ids."};
const NoticeType element_unknown =
    once_per_column({"maxml-element-unknown", Severity::warning,
                     "An element or attribute has no field in maex and was kept as an extra column.",
                     "What it says takes no part in checks and comparisons.",
                     "Bind it to a field in a dialect file, or leave it: it is carried along under its path."});
const NoticeType value_unknown{"maxml-value-not-understood", Severity::error,
                               "A value is not of the type its element has.",
                               "It was put into quarantine and is missing from the record.",
                               "Correct the value in the source system and export again."};
const NoticeType term_unknown{
    "maxml-term-unknown", Severity::warning,
    "A term is not in the list of base terms of the dialect; it was kept as text.",
    "Installations have their own lists; a term that is not understood cannot be counted or compared.",
    "Add the term to a dialect file."};
const NoticeType display_value =
    once_per_column({"maxml-display-value", Severity::warning, "A display value stands where the base term belongs.",
                     "IMSMA matches base terms exactly; maex understood the value, an import might not.",
                     "Write the base term (Active, not Open)."});
const NoticeType id_trimmed =
    once_per_column({"maxml-guid-trimmed", Severity::info, "Commas or blanks at the ends of an id were left out.",
                     "Printed instructions show a stray comma inside the quotes, which names no template; "
                     "IMSMA's own checks take ids that "
                     "differ in blanks for doubles.",
                     "Nothing to do; the id without them was used."});
const NoticeType item_not_modelled{"maxml-item-not-modelled", Severity::warning,
                                   "A report of an item type that maex has no kind of record for was left out.",
                                   "The dialect names this item only to say that its reports hold no records.",
                                   "Nothing to do, or take those reports over by other means."};
const NoticeType report_empty{"maxml-report-without-item", Severity::warning,
                              "A field report holds no item that maex knows; its values went to quarantine.",
                              "A report is made of a FieldReportInfo and an item such as Accident or Victim.",
                              "Check the element's name against the dialect."};
const NoticeType victim_unlinked{
    "maxml-victim-unlinked", Severity::warning, "A victim names no accident.",
    "IMSMA takes such a report, but somebody has to link it by hand; it joins no incident here.",
    "Give the victim's report an Association that names the accident."};
const NoticeType link_dangling{"maxml-link-dangling", Severity::warning,
                               "An accident names a victim whose report is not in the file.",
                               "The victim counts in the system that sent the file, and not here.",
                               "Export the reports of the victims together with those of their accidents."};
const NoticeType guid_as_number = once_per_column(
    {"maxml-guid-as-number", Severity::info, "An accident has no number, so its system id is used as the number.",
     "Victims name their accident by its number.", "Give the accident a number in the source system."});
const NoticeType not_valid{
    "maxml-not-valid", Severity::warning, "The document breaks the draft schema.",
    "The schema is maex's own; exports of installations differ from it, and some break even theirs.",
    "Read on if the records look right, or learn a dialect from this installation."};
const NoticeType guess_used{"maxml-guess-used", Severity::info,
                            "Values were read from elements whose names are inferred, not documented.",
                            "An element of that name might mean something else in the system that wrote the file.",
                            "Compare a few records with the screens of that system."};

std::vector<const NoticeType*> all_notices() {
  return {&draft_dialect,         &ring_closed,    &ring_short,       &points_unsorted,   &auxiliary_data,
          &comments_left,         &reports_kept,   &required_missing, &element_unknown,   &value_unknown,
          &term_unknown,          &display_value,  &id_trimmed,       &item_not_modelled, &report_empty,
          &victim_unlinked,       &link_dangling,  &guid_as_number,   &not_valid,         &guess_used,
          &accident_type_derived, &shape_completed};
}

const LossType loss_device_quantity{"loss-device-quantity",
                                    "Devices of an accident have no quantity in IMSMA (accdeviceinfo)."};
const LossType loss_dialect_omits{"loss-dialect-omits", "The dialect says that this block must not carry the field."};
const LossType loss_control_characters{
    "loss-control-characters",
    "XML 1.0 cannot carry control characters, non-characters or broken UTF-8; the value is left out."};
const LossType loss_record_kind{"loss-record-kind",
                                "The dialect has no report for records of this kind (submissions, tallies)."};
const LossType loss_nesting{"loss-nesting", "Records hang more than eight levels deep below each other."};
const LossType loss_no_element{"loss-no-element",
                               "A learned dialect shows no element for the field, and no custom fields in that place."};
const LossType loss_no_base_term{
    "loss-no-base-term", "A learned dialect has no base term for the value, and no custom fields in that place."};
const LossType loss_form{
    "loss-value-form",
    "The element of a learned dialect cannot show the value whole: a part date, more digits, text for a number."};
const LossType loss_no_place{"loss-no-place",
                             "A learned dialect shows no place for such a record below this item, or for one only."};
const LossType loss_repeated{"loss-repeated",
                             "A learned dialect shows the element once in a report; further values have no place."};

std::vector<LossType> all_losses() {
  return {loss_device_quantity, loss_dialect_omits, loss_control_characters, loss_record_kind,
          loss_nesting,         loss_no_element,    loss_no_base_term,       loss_form,
          loss_no_place,        loss_repeated};
}

}  // namespace maex::maxml
