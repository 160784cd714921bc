// What convert, validate and explain have in common: how inputs are read and checked, as options and in a job.
#pragma once
#include <string_view>
#include <vector>

#include "cli/declaration.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "core/run/job.hpp"

namespace maex::cli {

/// --from, --format, --in-option, --from-option, --profile.
std::vector<OptionDecl> reading_options();
/// --rules and what else decides about findings.
std::vector<OptionDecl> checking_options();
/// --jobs.
OptionDecl jobs_option(std::string_view what);

/// Lists of options as one.
std::vector<OptionDecl> all_of(std::vector<std::vector<OptionDecl>> lists);

/// "name=value" words into options; `option` is the switch they came by.
void set_options(Options& into, const Arguments& arguments, std::string_view option);
/// Leaves `into` alone where the option was not given.
void set_text(std::string& into, const Arguments& arguments, std::string_view option);
/// Takes the reading and checking options over.
void set_reading(ConvertJob& job, const Arguments& arguments);
/// The rest of every job: clock, profiles, rules. Ends with check(job). Throws UsageError.
void make_ready(ConvertJob& job, Session& session);

}  // namespace maex::cli
