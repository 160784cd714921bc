// Names for the files in a message, from what the sender wrote.
#pragma once
#include <set>
#include <string>
#include <string_view>

namespace maex::eml {

/// The name without a path and without characters that move a cursor or turn the writing direction, at most 120 bytes.
/// Empty when nothing of it remains.
std::string safe_name(std::string_view sent);

/// True for a name with the name, telephone or document number of a person, such as "Əliyev_Vüqar.pdf". Reports must
/// not show it.
bool names_person(std::string_view name);
/// ".pdf" of a safe name; empty when it has none.
std::string extension_of(std::string_view name);

/// A name for an attachment without one: "attachment 2.csv". The type decides the extension; most types need none,
/// because the content identifies the file.
std::string made_name(std::size_t number, std::string_view media_type);

/// Makes each name of a message different: "list.xlsx", "list (2).xlsx".
class Names {
 public:
  std::string unique(const std::string& name);

 private:
  std::set<std::string> taken_;
};

}  // namespace maex::eml
