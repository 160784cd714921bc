#include "core/run/file_roles.hpp"

#include <sys/stat.h>

#include <map>

#include "core/io/error.hpp"

namespace maex {
namespace {

namespace fs = std::filesystem;

/// Equal for all paths of one file. For a file that does not exist: the folder that exists, and the rest of the path.
struct FileIdentity {
  dev_t device = 0;
  ino_t inode = 0;
  std::string rest;
  auto operator<=>(const FileIdentity&) const = default;
};

FileIdentity identity_of(const fs::path& path) {
  std::error_code failed;
  // Resolves links, also one that points to nothing yet, and the dots of the part that does not exist.
  fs::path known = fs::weakly_canonical(fs::absolute(path), failed);
  if (failed) known = fs::absolute(path).lexically_normal();
  fs::path rest;
  for (int links = 0; links != 40 && fs::is_symlink(fs::symlink_status(known, failed)); ++links)
    known = fs::weakly_canonical(known.parent_path() / fs::read_symlink(known, failed), failed);
  for (;;) {
    struct stat status {};
    if (::stat(known.c_str(), &status) == 0) return {status.st_dev, status.st_ino, rest.string()};
    if (!known.has_relative_path()) return {0, 0, rest.string()};
    rest = rest.empty() ? known.filename() : known.filename() / rest;
    known = known.parent_path();
  }
}

class Roles {
 public:
  void add(std::string what, const fs::path& path) {
    if (!path.empty()) all_.push_back({std::move(what), path});
  }
  void add(const std::string& what, const std::vector<fs::path>& paths) {
    for (const fs::path& path : paths) add(what, path);
  }
  void add(const Options& options) {
    for (const auto& [name, value] : options.values()) {
      struct stat status {};
      if (::stat(value.c_str(), &status) == 0 && S_ISREG(status.st_mode)) add("file of the option " + name, value);
    }
  }
  [[nodiscard]] const std::vector<FileRole>& all() const { return all_; }

 private:
  std::vector<FileRole> all_;
};

Roles read_by(const ConvertJob& job) {
  Roles roles;
  const CheckSettings& check = job.check;
  roles.add("input", job.inputs);
  roles.add("job file", job.job_file);
  for (const std::string& profile : job.profiles) roles.add("profile", profile);
  roles.add("rule set", check.rule_set);
  roles.add("policy", check.policy);
  roles.add("list of rulings", check.rulings);
  roles.add("programme", check.programme);
  roles.add("gazetteer", check.gazetteer);
  roles.add("map of districts", check.districts);
  roles.add("file of hazard areas", check.hazards);
  roles.add("list of hazard districts", check.hazard_districts);
  roles.add("list of IMSMA", check.imsma_lists);
  roles.add("previous submission", check.previous);
  roles.add("list of what was sent", check.sent);
  for (const Options* options :
       {&job.source.format_options, &job.from_options, &job.to_options, &job.to_format_options})
    roles.add(*options);
  return roles;
}

Roles written_by(const ConvertJob& job, const std::vector<Item>& items) {
  Roles roles;
  for (const Item& item : items) {
    if (item.output.empty()) continue;
    roles.add("output", item.output);
    roles.add("quarantine", quarantine_of(item.output));
  }
  roles.add("store", job.store);
  roles.add("list of fates", job.fates);
  roles.add("page", job.report.html);
  roles.add("SARIF report", job.report.sarif);
  roles.add("report", job.report.text);
  if (!job.report.mark.empty())
    for (const fs::path& input : job.inputs) roles.add("marked copy", job.report.mark / input.filename());
  roles.add("saved job", job.save_job);
  return roles;
}

}  // namespace

fs::path quarantine_of(const fs::path& output) {
  fs::path path = output;
  path += ".quarantine.csv";
  return path;
}

void refuse_shared_files(const std::vector<FileRole>& read, const std::vector<FileRole>& written) {
  std::map<FileIdentity, const FileRole*> known;
  for (const FileRole& role : read) known.emplace(identity_of(role.path), &role);
  std::map<FileIdentity, const FileRole*> taken;
  for (const FileRole& role : written) {
    const FileIdentity identity = identity_of(role.path);
    const auto say = [&role](const FileRole& other, const std::string& verb) {
      throw UsageError("the " + role.what + " " + role.path.string() + " " + verb + " the " + other.what + " " +
                       (other.path == role.path ? "itself" : other.path.string()) + "; choose another name");
    };
    if (const auto found = known.find(identity); found != known.end()) say(*found->second, "is");
    const auto [other, fresh] = taken.emplace(identity, &role);
    // Two inputs with one name: the later marked copy is left out and reported.
    if (!fresh && !(role.what == "marked copy" && other->second->what == role.what))
      say(*other->second, "would replace");
  }
}

std::vector<FileRole> plugin_roles(const Registry& registry) {
  std::vector<FileRole> roles;
  for (const fs::path& file : registry.plugin_files()) roles.push_back({"plugin", file});
  return roles;
}

void refuse_shared_files(const ConvertJob& job, const std::vector<Item>& items, const Registry* registry) {
  std::vector<FileRole> read = read_by(job).all();
  if (registry != nullptr)
    for (FileRole& role : plugin_roles(*registry)) read.push_back(std::move(role));
  refuse_shared_files(read, written_by(job, items).all());
}

void refuse_devices(const std::vector<FileRole>& written) {
  for (const FileRole& role : written) {
    struct stat status {};
    if (::stat(role.path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
      throw OutputError("the " + role.what + " " + role.path.string() +
                        " is a device, pipe or broken link, not a file; choose another name");
  }
}

void refuse_devices(const ConvertJob& job, const std::vector<Item>& items) {
  refuse_devices(written_by(job, items).all());
}

}  // namespace maex
