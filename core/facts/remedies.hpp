// What a person does about a kind of finding.
#pragma once
#include <span>
#include <string_view>

#include "core/facts/verdict.hpp"

namespace maex {

struct Remedy {
  std::string_view code;
  ActionKind kind;
  Audience audience;
  Pattern text;  ///< may use {count} and {value}; empty: the finding's own advice
};

/// The remedy for a code. A code that the table lacks is a wrong cell, which the sender corrects: most rules are of
/// this kind, and so are those of plugins and of a programme.
const Remedy& remedy_of(std::string_view code);
/// The exceptions, for tests.
std::span<const Remedy> remedies();

}  // namespace maex
