// What the program can tell: the notices of every room, and pieces of English that stand in its sources.
#pragma once
#include <pthread.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "adapters/builtin.hpp"
#include "core/mapping/flat/flat.hpp"
#include "core/mapping/map/notices.hpp"
#include "core/mapping/profile/notices.hpp"
#include "core/report/messages.hpp"
#include "core/rules/custom/run.hpp"
#include "core/rules/rule.hpp"
#include "core/run/item.hpp"

namespace maex::told {

inline constexpr Language other_languages[] = {Language::az, Language::ru};

/// Every notice type by its code: of the rules, of the adapters' cards, of the rooms that read for them, and of a run.
inline const std::map<std::string, const NoticeType*>& notices() {
  static const auto all = [] {
    std::map<std::string, const NoticeType*> found;
    const auto add = [&found](const NoticeType* type) { found.emplace(std::string(type->code), type); };
    for (const rules::Rule* rule : rules::catalogue()) add(&rule->notice);
    for (const NoticeType* type : mapping_notices::all()) add(type);
    for (const NoticeType* type : flat_notices::all()) add(type);
    for (const NoticeType* type : feature_notices::all()) add(type);
    for (const NoticeType* type : run_notices()) add(type);
    add(&rules::custom_rule_unfinished());
    static Registry registry;  // cards live as long as their adapters
    register_builtin_adapters(registry);
    for (const auto& format : registry.formats())
      for (const NoticeType* type : format->descriptor().notices) add(type);
    for (const auto& partner : registry.partners())
      for (const NoticeType* type : partner->descriptor().notices) add(type);
    return found;
  }();
  return all;
}

inline std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(std::filesystem::path(MAEX_SOURCE_DIR) / file);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// The sources below these folders of the repository.
inline std::vector<std::filesystem::path> sources(std::initializer_list<const char*> folders) {
  namespace fs = std::filesystem;
  std::vector<fs::path> found;
  for (const char* folder : folders)
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(MAEX_SOURCE_DIR) / folder))
      if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
        found.push_back(fs::relative(entry.path(), MAEX_SOURCE_DIR));
  return found;
}

/// Runs it on a thread with room: the library's expressions call themselves for each character, and sanitizers make
/// frames large. What is thrown in there ends the program.
inline void with_room(const std::function<void()>& work) {
  constexpr std::size_t room = std::size_t{512} << 20;
  pthread_attr_t attributes;
  pthread_t thread;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, room);
  const auto run = [](void* of) -> void* {
    (*static_cast<const std::function<void()>*>(of))();
    return nullptr;
  };
  const bool started = pthread_create(&thread, &attributes, run, const_cast<std::function<void()>*>(&work)) == 0;
  pthread_attr_destroy(&attributes);
  if (!started) throw std::runtime_error("no thread with room for expressions");
  pthread_join(thread, nullptr);
}

/// First groups of every match.
inline std::vector<std::string> matches(const std::string& text, const char* pattern) {
  std::vector<std::string> found;
  with_room([&] {
    const std::regex regex(pattern);
    for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at)
      found.push_back((*at)[1].str());
  });
  return found;
}

/// Texts in quotes inside of a statement or body. Pieces that stand behind each other are one; where something is put
/// between them with +, so do they, with {1} in its place.
inline std::vector<std::string> quoted(const std::string& statement) {
  std::vector<std::string> found;
  static const std::regex piece(R"re("((?:[^"\\]|\\.)*)")re");
  std::size_t end_before = std::string::npos;
  int marks = 0;
  for (std::sregex_iterator at(statement.begin(), statement.end(), piece), end; at != end; ++at) {
    const auto from = static_cast<std::size_t>(at->position());
    const std::string between = end_before == std::string::npos ? "," : statement.substr(end_before, from - end_before);
    const bool put_between = between.find('+') != std::string::npos && between.find(',') == std::string::npos &&
                             between.find('?') == std::string::npos;
    if (put_between)
      found.back() += "{" + std::to_string(++marks) + "}" + (*at)[1].str();
    else if (between.find_first_not_of(" \n") == std::string::npos)
      found.back() += (*at)[1].str();
    else
      found.push_back((*at)[1].str()), marks = 0;
    end_before = from + static_cast<std::size_t>(at->length());
  }
  found.erase(std::remove(found.begin(), found.end(), std::string()), found.end());
  return found;
}

/// The first small word that stands in nearly every English sentence, and in no Azerbaijani or Russian one; empty:
/// none. "maex-in" and "--from-option" are one word each, and Date of Information is a field of IMSMA's.
inline std::string english_in(std::string text) {
  for (std::size_t at; (at = text.find("Date of Information")) != std::string::npos;) text.erase(at, 19);
  static const std::set<std::string, std::less<>> small = {
      "the", "is",   "are", "was",  "were", "has", "have", "of",  "with", "not", "which", "that", "this",
      "and", "does", "did", "from", "than", "no",  "an",   "its", "to",   "in",  "by",    "or",   "for"};
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const unsigned char c = i == text.size() ? ' ' : static_cast<unsigned char>(text[i]);
    if (c >= 0x80 || c == '-' || std::isalpha(c) != 0) {
      word += static_cast<char>(std::tolower(c));
    } else {
      if (small.contains(word)) return word;
      word.clear();
    }
  }
  return {};
}

}  // namespace maex::told
