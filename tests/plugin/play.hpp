// A scratch folder in which the installed program runs.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <string>

#include "tests/samples/process.hpp"

namespace maex::plugin_use {

namespace fs = std::filesystem;
using samples::Finished;
using testing::HasSubstr;
using testing::Not;

class PluginUse : public testing::Test {
 protected:
  static std::string built(const std::string& which) { return std::string(MAEX_PLUGIN_BUILDS) + "/" + which; }
  [[nodiscard]] fs::path folder() const { return scratch_.path() / "play"; }
  [[nodiscard]] std::string plugins() const { return (folder() / "plugins").string(); }
  void SetUp() override {
    ::umask(022);  // a plugin that its group can change is refused
    fs::create_directories(folder() / "plugins");
  }
  Finished maex(const std::vector<std::string>& words) const {
    return samples::run_process(MAEX_INSTALLED, words, folder(), scratch_.path());
  }
  /// With a variable of the environment, "NAME=VALUE".
  Finished maex_with(const std::string& variable, std::vector<std::string> words) const {
    words.insert(words.begin(), {variable, MAEX_INSTALLED});
    return samples::run_process("/usr/bin/env", words, folder(), scratch_.path());
  }
  void put(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder() / name, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string get(const fs::path& path) const {
    std::ifstream stream(folder() / path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  /// Copies a built manifest to plugins/ and replaces one text in it. It does not copy the library; copy_library()
  /// does.
  void copy_manifest(const std::string& from, const std::string& old = {}, const std::string& fresh = {}) const {
    std::string text = get(built(from + ".maex.toml"));
    const std::size_t at = text.find(old);
    ASSERT_NE(at, std::string::npos) << old;
    put("plugins/" + fs::path(from).filename().string() + ".maex.toml", text.replace(at, old.size(), fresh));
  }
  void copy_library(const std::string& from) const {
    fs::copy_file(built(from + ".so"), folder() / "plugins" / (fs::path(from).filename().string() + ".so"));
  }
  /// Names below the folder that begin with a dot: temporary files that the program did not remove.
  [[nodiscard]] std::vector<std::string> hidden() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder()))
      if (entry.path().filename().string().starts_with(".")) names.push_back(entry.path().string());
    return names;
  }

 private:
  samples::Scratch scratch_;
};

}  // namespace maex::plugin_use
