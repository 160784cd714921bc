// Links rows of lists of any layout, by the columns that both lists have.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/match/link.hpp"

namespace maex::match {

/// The first table of a file: its first row has the headings.
struct List {
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;  ///< each with a text for each heading
  std::vector<std::uint32_t> numbers;          ///< row numbers in the file
};

/// Throws InputError when the file has no table.
List read_list(const Registry& registry, const std::filesystem::path& path, const SourceChoice& choice);

/// How two lists were linked. The lists are compared by the text of their shared columns.
struct ListLinks {
  std::unique_ptr<Task> task;  ///< the trained model is in it
  Links links;
  std::vector<std::string> rules;     ///< columns of each blocking rule: "given_name + suburb"
  std::vector<std::string> left_out;  ///< shared columns that are not compared, such as row numbers
};

/// Trains the weights on the lists themselves, without labels. `b` null: finds duplicates inside `a`.
ListLinks link_lists(const List& a, const List* b, unsigned threads = 0);

}  // namespace maex::match
