// Makes a dialect file from exports of one installation.
#pragma once
#include <string>
#include <vector>

#include "adapters/partners/maxml/learn/sample.hpp"
#include "core/model/fields.hpp"

namespace maex::maxml {

/// A question that only a person can answer.
struct Question {
  std::string place;    ///< element path from the item, header or report down; "" for the whole file
  std::string problem;  ///< one sentence
  std::string guess;    ///< full field name; empty: none
};

/// An element that was assigned to a field without a question.
struct Settled {
  std::string place, field, reason;
  double confidence = 0;
};

struct Learned {
  std::string toml;
  std::vector<Settled> settled;
  std::vector<Question> questions;
  std::uint64_t files = 0, reports = 0, templates = 0;
};

/// `title` names the dialect for people. The head of the file lists `file_names`, sorted. Throws InputError when the
/// sample contains no report of an item that maex knows.
Learned learn(const Sample& sample, const std::string& title);

}  // namespace maex::maxml
