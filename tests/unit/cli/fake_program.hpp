// The program with fake adapters, called as a user calls it.
#pragma once
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/program.hpp"
#include "core/io/error.hpp"
#include "tests/unit/run/fake_partner.hpp"

namespace maex::test {

/// A table format. Its files begin with "grid", and "|" separates the cells. A test can make it misbehave.
class GridFormat : public Format {
 public:
  GridFormat() {
    card_.id = "grid";
    card_.title = "Grid of text";
    card_.extensions = {".grid"};
    card_.reads = true;
    card_.options = {{"corner", OptionType::choice, "left", {"left", "right"}, "Where it begins."}};
  }
  const Descriptor& descriptor() const override { return card_; }
  Identification identify(const Probe& probe) const override {
    if (probe.head.starts_with("grid")) return {Certainty::certain, "begins with grid"};
    return {Certainty::no, "does not begin with grid"};
  }
  std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext&) const override {
    return std::make_unique<Document>(path);
  }
  std::unique_ptr<TableWriter> create(const std::filesystem::path&, const Options&) const override {
    throw OutputError("grids are only read");
  }

 private:
  class Reader : public RowReader {
   public:
    explicit Reader(const std::filesystem::path& path) : stream_(path) {}
    bool next(Row& row) override {
      cells_.clear();
      if (!std::getline(stream_, line_)) return false;
      if (line_ == "bug") throw std::logic_error("secret of a person");
      if (line_ == "memory") throw std::bad_alloc();
      if (line_ == "broken") throw InputError("the grid breaks off");
      std::uint32_t column = 0;
      for (std::size_t begin = 0; begin <= line_.size();) {
        const std::size_t end = std::min(line_.find('|', begin), line_.size());
        ++column;
        if (end != begin)
          cells_.push_back(
              {column, CellKind::text, false, std::string_view(line_).substr(begin, end - begin), 0, nullptr});
        begin = end + 1;
      }
      row = {++number_, false, cells_};
      return true;
    }

   private:
    std::ifstream stream_;
    std::string line_;
    std::vector<Cell> cells_;
    std::uint32_t number_ = 0;
  };
  class Document : public TableDocument {
   public:
    explicit Document(std::filesystem::path path) : path_(std::move(path)) {}
    std::span<const SheetInfo> sheets() const override { return sheets_; }
    std::unique_ptr<RowReader> open(std::size_t) override { return std::make_unique<Reader>(path_); }
    std::vector<MergedRange> merged(std::size_t) override { return {}; }
    std::vector<Text> decisions() const override { return {Text::as_is("lines are rows")}; }

   private:
    std::filesystem::path path_;
    std::vector<SheetInfo> sheets_ = {{"Spring", false, true, ""}, {"Autumn", true, true, ""}};
  };
  Descriptor card_;
};

struct Result {
  int code;
  std::string out, err;
};

/// Runs the program in a temporary folder. The destructor removes the folder.
class Program {
 public:
  Program() : folder_(std::filesystem::temp_directory_path() / ("maex-cli-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_);
  }
  ~Program() { std::filesystem::remove_all(folder_); }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// Writes an input file and returns its path.
  std::string file(const std::string& name, const std::string& text) const {
    const std::filesystem::path path = folder_ / name;
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  Result run(const std::vector<std::string>& words) {
    std::ostringstream out, err;
    cli::Session session(out, err, [](Registry& registry) {
      registry.add(std::make_unique<GridFormat>());
      registry.add(std::make_unique<FakePartner>("fake"));
    });
    session.stop = &stop;
    const int code = cli::run_program(words, session);
    return {code, out.str(), err.str()};
  }

  std::atomic<bool> stop{false};

 private:
  std::filesystem::path folder_;
};

}  // namespace maex::test
