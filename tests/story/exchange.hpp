// A night of an exchange in a folder of its own. All data is made up.
#pragma once
#include <sys/stat.h>

#include <map>
#include <sstream>
#include <vector>

#include "tests/story/program.hpp"

namespace maex::story {

class Exchange : public Program {
 protected:
  Exchange() {
    for (const char* folder : {"inbox", "outbox"}) std::filesystem::create_directory(folder_ / folder);
    job("");
  }
  /// The job file: one route from lists to IMSMA, with `more` lines for the job before it and for the route after it.
  void job(const std::string& more, const std::string& route = "") {
    file("night.toml",
         "name = \"test\"\nsettle-seconds = 0\n" + more +
             "[[route]]\nname = \"lists\"\ninputs = [\"inbox/*\"]\nto = \"maxml\"\noutput = \"outbox/\"\n" + route);
  }
  std::string night(const std::string& more = "") { return maex("exchange run night.toml " + more); }

  /// A list with these incidents: number, day and number of the month, one injured man of 30 years each.
  static std::string list(const std::vector<int>& incidents, const std::string& district = "Füzuli") {
    std::ostringstream text;
    text << "Hadisə > Nömrə,Hadisə > Tarix,Hadisə > Rayon,Hadisə > Kənd,Hadisə > Qurğu,Mənbə > Növ,Yoxlama "
            "vəziyyəti,Zərərçəkən > Kod,Zərərçəkən > Nəticə,Zərərçəkən > Yaş\n";
    for (const int each : incidents)
      text << "2014/" << each << ",2014-03-" << (each % 28 < 9 ? "0" : "") << each % 28 + 1 << ',' << district
           << ",Horadiz,piyada əleyhinə mina,xəstəxana,təsdiqlənib," << each << ",yaralanıb,30\n";
    return text.str();
  }
  void arrives(const std::string& name, const std::string& bytes) { file("inbox/" + name, bytes); }
  /// Every file below a folder with its bytes; the digits of digests stay in the names.
  [[nodiscard]] std::map<std::string, std::string> files_in(const std::string& folder) const {
    std::map<std::string, std::string> found;
    if (!std::filesystem::exists(folder_ / folder)) return found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / folder))
      if (entry.is_regular_file())
        found[std::filesystem::relative(entry.path(), folder_).string()] =
            text(std::filesystem::relative(entry.path(), folder_).string());
    return found;
  }
  [[nodiscard]] std::string first_in(const std::string& folder) const {
    const auto all = files_in(folder);
    return all.empty() ? std::string() : all.begin()->first;
  }
};

}  // namespace maex::story
