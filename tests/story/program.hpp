// Runs the program in a folder of its own.
#pragma once
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/support/program.hpp"

namespace maex::story {

class Program : public testing::Test {
 protected:
  Program() {
    std::string pattern = (std::filesystem::temp_directory_path() / "maex-story-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~Program() override { std::filesystem::remove_all(folder_); }

  void file(const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; }

  [[nodiscard]] std::string text(const std::string& name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    EXPECT_TRUE(in) << name << " was not written";
    return {std::istreambuf_iterator<char>(in), {}};
  }

  /// Runs `maex ARGUMENTS --today 2026-01-15` and returns what it prints. Reports have all details.
  std::string maex(const std::string& arguments) {
    const bool reports = (arguments.starts_with("convert ") || arguments.starts_with("validate ")) &&
                         arguments.find("--json") == std::string::npos;
    const std::string command = "cd '" + folder_.string() + "' && '" + test::program() + "' " + arguments +
                                (reports ? " -v" : "") + " --today 2026-01-15 2>&1";
    std::string out;
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("the program cannot be started");
    std::array<char, 4096> buffer;
    while (const std::size_t size = fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), size);
    const int status = pclose(pipe);
    exit_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return out;
  }

  /// Runs the program and expects that it writes its output.
  std::string convert(const std::string& arguments) {
    std::string out = maex("convert " + arguments);
    EXPECT_TRUE(exit_ == 0 || exit_ == 1) << arguments << "\n" << out;
    return out;
  }

  std::filesystem::path folder_;
  int exit_ = -1;
};

inline std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace maex::story
