// The files inside a file: the text and the attachments of a message.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/io/file_handle.hpp"
#include "core/notice/text.hpp"

namespace maex {

enum class EnclosedRole : std::uint8_t {
  text,        ///< what the sender wrote; most messages only say that a list is attached
  attachment,  ///< a file that the sender added
  decoration,  ///< a picture in the text, or the same text in another form
};

/// One file inside another. Exactly one of `bytes`, `not_read` and `problem` is set.
struct EnclosedFile {
  std::string name;  ///< for messages, without a path: "list.xlsx", "text", "forwarded message » list.xlsx"
  EnclosedRole role = EnclosedRole::attachment;
  std::string format = {};    ///< id of the format of a text; empty: identification finds it
  std::string encoding = {};  ///< of a text, as the sender declared it; empty: the format finds it
  FileHandle bytes = {};      ///< the decoded content, in a temporary file without a name
  Text not_read = {};         ///< why it is not read, although nothing is wrong with it: a clause
  std::string problem = {};   ///< why it cannot be read: a clause, with what to do
};

/// The name of a file inside another: "march.eml » list.xlsx". Places, reports and findings show it.
std::string enclosed_name(const std::string& outer, const std::string& inner);

}  // namespace maex
