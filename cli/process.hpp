// What the process asks of the system before it reads anything.
#pragma once

namespace maex::cli {

/// No core dump, because it would hold rows with names and health of persons. The variable MAEX_CORE_DUMPS=1 allows
/// dumps and debuggers, for developers with made-up data.
void forbid_core_dumps();

/// From now on the libraries in C that print on stderr by themselves (libxlsxwriter, libxml2) print nothing: their
/// lines can quote the names and values of a file, and our own messages report the same problem. std::cerr still
/// prints. Call it after std::ios::sync_with_stdio(false). MAEX_CORE_DUMPS=1 keeps their lines.
void silence_libraries();

/// When an exception is not caught, or is thrown where none may be: prints one sentence without the text of the
/// exception, which may quote a cell.
void hide_texts_of_exceptions();

/// Raises the soft limit of open files: finished outputs stay open until all are put in place together.
void allow_many_files();

}  // namespace maex::cli
