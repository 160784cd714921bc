#include "tests/fault/scene.hpp"
#include "tests/support/program.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace maex::fault {
namespace fs = std::filesystem;

Scene::Scene() {
  fs::create_directory(folder());
  put(path("list.csv"), list(3));
}

samples::Finished Scene::run(std::vector<std::string> arguments) const {
  arguments.insert(arguments.end(), {"--today", "2015-01-15"});
  return samples::run_process(test::program(), arguments, folder(), scratch_.path());
}

pid_t Scene::start(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), test::program());
  arguments.insert(arguments.end(), {"--today", "2015-01-15"});
  std::vector<char*> words;
  for (std::string& each : arguments) words.push_back(each.data());
  words.push_back(nullptr);
  const std::string where = folder().string();
  const pid_t child = ::fork();
  if (child != 0) return child;
  const int nothing = ::open("/dev/null", O_RDWR);
  for (const int stream : {0, 1, 2}) ::dup2(nothing, stream);
  if (::chdir(where.c_str()) == 0) ::execv(test::program().c_str(), words.data());
  ::_exit(127);
}

std::vector<std::string> Scene::files() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder())) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string list(int rows, const std::string& not_understood) {
  std::string text =
      "Hadisə > Nömrə,Hadisə > Tarix,Hadisə > Rayon,Hadisə > Qurğu,Zərərçəkən > Kod,Zərərçəkən > Nəticə,Zərərçəkən > "
      "Yaş\n";
  for (int i = 1; i <= rows; ++i) {
    const std::string number = "2014/" + std::to_string(i);
    text += number + (i == 2 ? "," + not_understood : ",2014-01-12") + ",Fizuli,piyada əleyhinə mina," + number +
            "-1,yaralanıb," + (i == 2 ? "bilinmir" : "20") + "\n";
  }
  return text;
}

void put(const fs::path& path, const std::string& text) {
  std::ofstream stream(path, std::ios::binary | std::ios::trunc);
  stream << text;
  if (!stream.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::string content(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return "(none)";
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

int count_from(const char* variable, int otherwise) {
  const char* value = std::getenv(variable);
  return value == nullptr ? otherwise : std::atoi(value);
}

}  // namespace maex::fault
