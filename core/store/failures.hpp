// Turns failures of the database into the errors that the user sees. Only the store and the custom rules include this
// file.
#pragma once
#include <new>
#include <stdexcept>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "core/io/error.hpp"

namespace maex {

/// A watch stopped the running statement.
struct Interruption {};

/// Uses only result codes: SQLite's messages can quote data of a table.
[[noreturn]] inline void fail_on_database(int code) {
  const std::string words = sqlite3_errstr(code);
  switch (code & 0xff) {
    case SQLITE_NOMEM: throw std::bad_alloc();
    case SQLITE_INTERRUPT: throw Interruption();
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      throw OutputError("the store found no room on the disk (" + words +
                        "); make room where --store writes and in the temporary folder, or name another in TMPDIR");
    case SQLITE_TOOBIG:
      throw InputError(
          "a record is too long for the store; leave out --store and the rule set's [[rule]] entries for this file");
    default: throw std::logic_error("the store failed: " + words);
  }
}

/// Calls `work` and translates what SQLiteCpp throws.
template <class Work>
auto on_database(Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const SQLite::Exception& error) { fail_on_database(error.getErrorCode()); }
}

}  // namespace maex
