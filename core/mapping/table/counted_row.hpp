// Rows of a list that counts people: one row is an incident with its numbers of killed and injured.
#pragma once
#include "core/mapping/profile/headings.hpp"
#include "core/mapping/table/row_values.hpp"

namespace maex {

/// Such a list has no column for the outcome of one person, but a row may have a name, a sex or an age. If the row
/// counts exactly one killed or injured person, they are this person's: the numbers become the outcome, and the groups
/// with a 1 become status, sex and age group, so that nobody is counted twice. In any other row they say nothing about
/// one person, and stay with the incident as extras.
void settle_person(const Compiled& profile, const HeadingRow& headings, const Row& row, Batch& batch,
                   RowValues& values);

/// True when the row states a number of people.
bool states_people(const Compiled& profile, const RowValues& values);

}  // namespace maex
