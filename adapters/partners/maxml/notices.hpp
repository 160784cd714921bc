// Findings and losses of the maxml partner, declared once.
#pragma once
#include <vector>

#include "core/adapter/descriptor.hpp"

namespace maex::maxml {

extern const NoticeType draft_dialect, ring_closed, ring_short, points_unsorted, auxiliary_data, comments_left,
    reports_kept, required_missing, accident_type_derived, shape_completed;
extern const NoticeType element_unknown, value_unknown, term_unknown, display_value, id_trimmed, item_not_modelled,
    report_empty, victim_unlinked, link_dangling, guid_as_number, not_valid, guess_used;

std::vector<const NoticeType*> all_notices();

extern const LossType loss_device_quantity, loss_dialect_omits, loss_control_characters, loss_record_kind, loss_nesting;
extern const LossType loss_no_element, loss_no_base_term, loss_form, loss_no_place, loss_repeated;
std::vector<LossType> all_losses();

}  // namespace maex::maxml
