#include "adapters/partners/maxml/read/auxiliary.hpp"

#include <algorithm>

namespace maex::maxml {
namespace {

constexpr std::size_t most_shown = 10;
constexpr std::size_t most_lists = 1000;  // a hostile document may have any number of names
constexpr std::string_view others = "others";

std::string counted(std::uint64_t count, std::string_view name) {
  return std::to_string(count) + " x " + std::string(name);
}

}  // namespace

std::string_view auxiliary_title(std::string_view root) {
  constexpr std::pair<std::string_view, std::string_view> known[] = {
      {"gazeteer", "the country structure"},           {"assistance", "kinds of assistance, by its name"},
      {"cause", "causes of injury, by its name"},      {"needsassessment", "assessments of needs, by its name"},
      {"mineactionordnance", "ordnance, by its name"}, {"mineactionorganisation", "organisations, by its name"},
      {"mineactionplace", "places, by its name"}};
  std::string name(root.substr(0, root.size() - std::min(root.size(), std::string_view("Artifact").size())));
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  for (const auto& [word, title] : known)
    if (word == name) return title;
  return "lists of a kind that maex does not know";
}

AuxiliaryList::List& AuxiliaryList::list(std::string_view name) {
  const auto named = [&](std::string_view wanted) {
    return std::find_if(lists_.begin(), lists_.end(), [&](const List& one) { return one.name == wanted; });
  };
  auto found = named(name);
  if (found == lists_.end() && lists_.size() >= most_lists) found = named(name = others);
  if (found == lists_.end()) {
    lists_.push_back({std::string(name), 0, 0, {}});
    found = lists_.end() - 1;
  }
  current_ = static_cast<std::size_t>(found - lists_.begin());
  return *found;
}

void AuxiliaryList::start(std::size_t depth, const char* local, const xml::SaxAttributes& attributes) {
  end();
  for (int i = 0; i < attributes.size(); ++i) cells_ += !attributes.value(i).empty();
  if (depth == 2) {
    ++list(local).count;
  } else if (depth == 3) {
    List& parent = lists_[current_];
    ++parent.below;
    auto& names = parent.children;
    const auto found = names.find(std::string_view(local));
    if (found != names.end())
      ++found->second;
    else
      ++names[names.size() < most_lists ? std::string(local) : std::string(others)];
  }
}

void AuxiliaryList::text(std::string_view words) {
  told_ = told_ || words.find_first_not_of(" \t\r\n") != std::string_view::npos;
}

void AuxiliaryList::end() {
  cells_ += told_;
  told_ = false;
}

std::uint64_t AuxiliaryList::entries() const {
  std::uint64_t sum = 0;
  for (const List& one : lists_)
    if (one.name != header_) sum += one.count > 1 || one.below == 0 ? one.count : one.below;
  return sum;
}

std::string AuxiliaryList::names() const {
  std::string text;
  std::size_t shown = 0, all = 0;
  const auto add = [&](const std::string& words) {
    if (++all > most_shown) return;
    text += (shown++ == 0 ? "" : ", ") + words;
  };
  for (const List& one : lists_) {
    if (one.name == header_) continue;
    if (one.count > 1 || one.below == 0) {
      add(counted(one.count, one.name));
      continue;
    }
    for (const auto& [name, count] : one.children) add(counted(count, one.name + "/" + name));
  }
  if (all > shown) text += " and " + std::to_string(all - shown) + " names more";
  return text;
}

}  // namespace maex::maxml
