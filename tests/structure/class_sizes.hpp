// Counts the lines of a class in formatted code: its body and the definitions of its members in every file of its
// folder.
#pragma once
#include <cctype>
#include <map>
#include <regex>

#include "tests/structure/tree.hpp"

namespace maex::structure {

class ClassSizes {
 public:
  /// `folder` and `file` identify the class. A class that is defined in a .cpp file is known in that file only.
  void add(const std::string& folder, const std::string& file, const std::vector<std::string>& lines) {
    for (std::size_t from = 0, end = 0; from < lines.size(); from = end) {
      end = from + 1;
      if (!begins_declaration(lines[from])) continue;
      while (end < lines.size() && (is_template_head(lines[end - 1]) || !begins_next(lines[end]))) ++end;
      if (end < lines.size() && (lines[end] == "}" || lines[end] == "};"))
        ++end;
      else
        while (end > from + 1 && lines[end - 1].empty()) --end;
      declaration(folder, file, lines, from, end);
    }
  }

  /// Lines by class: "core/office/Tokenizer", or "core/place/geojson.cpp/Reader" for a class in a .cpp file.
  [[nodiscard]] std::map<std::string, std::size_t> totals() const {
    std::map<std::string, std::size_t> totals = bodies_;
    for (const Members& each : members_) {
      const auto in_file = totals.find(each.folder + "/" + each.file + "/" + each.name);
      const auto at = in_file != totals.end() ? in_file : totals.find(each.folder + "/" + each.name);
      if (at != totals.end()) at->second += each.lines;
    }
    return totals;
  }

 private:
  struct Members {
    std::string folder, file, name;
    std::size_t lines;
  };

  // Formatted code begins a definition in column 0 and ends it with a brace in column 0.
  static bool begins_declaration(const std::string& line) {
    return !line.empty() && (std::isalpha(static_cast<unsigned char>(line[0])) != 0 || line[0] == '[');
  }
  static bool is_template_head(const std::string& line) {
    return line.starts_with("template <") && line.ends_with('>');
  }
  static bool begins_next(const std::string& line) { return !line.empty() && line[0] != ' ' && line[0] != '#'; }

  void declaration(const std::string& folder, const std::string& file, const std::vector<std::string>& lines,
                   std::size_t from, std::size_t end) {
    std::string head;
    for (std::size_t i = from; i != end && head.find_first_of("{;") == std::string::npos; ++i) head += lines[i] + '\n';
    const std::size_t opens = head.find_first_of("{;");
    if (opens == std::string::npos || head[opens] == ';') return;
    head.resize(opens);
    static const std::regex body(R"(^(?:template <[^\n]*>\s+)?(?:class|struct) (\w+))");
    // Matches a qualified name and the first parenthesis after it.
    static const std::regex member(R"(((?:\w+::)+)(?:~?\w+|operator[^(]*(?:\(\))?)\s*\()");
    std::smatch match;
    if (std::regex_search(head, match, body)) {
      const std::string name = match[1].str();
      bodies_[folder + "/" + (file.ends_with(".cpp") ? file + "/" : "") + name] += end - from;
    } else if (std::regex_search(head, match, member)) {
      const std::string chain = match[1].str();
      for (std::size_t at = 0, stop; (stop = chain.find("::", at)) != std::string::npos; at = stop + 2) {
        if (std::isupper(static_cast<unsigned char>(chain[at])) == 0) continue;  // a namespace
        members_.push_back({folder, file, chain.substr(at, stop - at), end - from});
        break;
      }
    }
  }

  std::map<std::string, std::size_t> bodies_;
  std::vector<Members> members_;
};

}  // namespace maex::structure
