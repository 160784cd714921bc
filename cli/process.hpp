// What the process asks of the system before it reads anything.
#pragma once

namespace maex::cli {

/// No core dump, because it would hold rows with names and health of persons. The variable MAEX_CORE_DUMPS=1 allows
/// dumps and debuggers, for developers with made-up data.
void forbid_core_dumps();

/// Raises the soft limit of open files: finished outputs stay open until all are put in place together.
void allow_many_files();

}  // namespace maex::cli
