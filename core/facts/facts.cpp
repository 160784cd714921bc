#include "core/facts/facts.hpp"

namespace maex {

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::done: return "done";
    case Outcome::unreadable: return "unreadable";
    case Outcome::unwritable: return "unwritable";
    case Outcome::refused: return "refused";
    case Outcome::interrupted: return "interrupted";
    case Outcome::faulty: return "faulty";
  }
  return "faulty";
}

}  // namespace maex
