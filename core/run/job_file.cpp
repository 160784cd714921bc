#include <toml++/toml.h>

#include <functional>

#include "core/io/error.hpp"
#include "core/run/job.hpp"
#include "core/text/similar.hpp"

namespace maex {
namespace {

class JobFile {
 public:
  JobFile(std::string_view text, const std::string& name) : name_(name) {
    try {
      table_ = toml::parse(text, name);
    } catch (const toml::parse_error& error) {
      throw UsageError(name + ", line " + std::to_string(error.source().begin.line) + ": " +
                       std::string(error.description()));
    }
  }

  ConvertJob read() {
    ConvertJob job;
    const std::map<std::string, std::function<void(const toml::node&)>, std::less<>> keys = {
        {"inputs",
         [&](const toml::node& n) {
           for (auto& text : texts(n)) job.inputs.emplace_back(text);
         }},
        {"output",
         [&](const toml::node& n) {
           const std::string path = text(n);
           job.output = path;
           job.output_is_folder = path.ends_with('/') || std::filesystem::is_directory(path);
         }},
        {"from", [&](const toml::node& n) { job.source.partner = text(n); }},
        {"format", [&](const toml::node& n) { job.source.format = text(n); }},
        {"to", [&](const toml::node& n) { job.to = text(n); }},
        {"to-format", [&](const toml::node& n) { job.to_format = text(n); }},
        {"in-option", [&](const toml::node& n) { options(n, job.source.format_options); }},
        {"from-option", [&](const toml::node& n) { options(n, job.from_options); }},
        {"to-option", [&](const toml::node& n) { options(n, job.to_options); }},
        {"out-option", [&](const toml::node& n) { options(n, job.to_format_options); }},
        {"personal",
         [&](const toml::node& n) {
           job.personal = one_of(n, {"withhold", "keep"}) == 1 ? PersonalPolicy::keep : PersonalPolicy::withhold;
         }},
        {"fail-on",
         [&](const toml::node& n) {
           job.fail_on = static_cast<Severity>(one_of(n, {"info", "warning", "error"}));
         }},
        {"overwrite", [&](const toml::node& n) { job.overwrite = flag(n); }},
        {"dry-run", [&](const toml::node& n) { job.dry_run = flag(n); }},
        {"digest", [&](const toml::node& n) { job.digest = flag(n); }},
        {"verify", [&](const toml::node& n) { job.verify = flag(n); }},
        {"fates", [&](const toml::node& n) { job.fates = text(n); }},
        {"include",
         [&](const toml::node& n) {
           job.include = static_cast<Include>(1 + one_of(n, {"any", "verified", "hazard-area"}));
         }},
        {"policy", [&](const toml::node& n) { job.check.policy = text(n); }},
        {"rulings", [&](const toml::node& n) { job.check.rulings = text(n); }},
        {"for-imsma", [&](const toml::node& n) { job.check.for_imsma = flag(n); }},
        {"imsma-list",
         [&](const toml::node& n) {
           for (auto& file : texts(n)) job.check.imsma_lists.emplace_back(file);
         }},
        {"sent", [&](const toml::node& n) { job.check.sent = text(n); }},
        {"previous", [&](const toml::node& n) { job.check.previous = text(n); }},
        {"districts", [&](const toml::node& n) { job.check.districts = text(n); }},
        {"hazards",
         [&](const toml::node& n) {
           for (auto& file : texts(n)) job.check.hazards.emplace_back(file);
         }},
        {"hazard-districts", [&](const toml::node& n) { job.check.hazard_districts = text(n); }},
        {"gazetteer", [&](const toml::node& n) { job.check.gazetteer = text(n); }},
        {"rules", [&](const toml::node& n) { job.check.rule_set = text(n); }},
        {"profile", [&](const toml::node& n) { job.profiles = texts(n); }},
        {"limit", [&](const toml::node& n) { limits(n, job.source.bounds); }},
        {"plugin-path", [&](const toml::node& n) { job.plugin_path = texts(n); }},
        {"jobs", [&](const toml::node& n) { job.jobs = static_cast<unsigned>(number(n)); }},
    };
    std::vector<std::string> known;
    for (const auto& [key, set] : keys) known.push_back(key);
    for (const auto& [key, node] : table_) {
      const auto found = keys.find(key.str());
      if (found == keys.end())
        refuse(node, "there is no key " + std::string(key.str()) + did_you_mean(key.str(), known));
      found->second(node);
    }
    return job;
  }

 private:
  [[noreturn]] void refuse(const toml::node& node, const std::string& problem) const {
    throw UsageError(name_ + ", line " + std::to_string(node.source().begin.line) + ": " + problem);
  }
  std::string text(const toml::node& node) const {
    if (const auto value = node.value<std::string>()) return *value;
    refuse(node, "a text in quotes is wanted here");
  }
  std::vector<std::string> texts(const toml::node& node) const {
    const toml::array* array = node.as_array();
    if (array == nullptr) return {text(node)};
    std::vector<std::string> all;
    for (const toml::node& one : *array) all.push_back(text(one));
    return all;
  }
  bool flag(const toml::node& node) const {
    if (const toml::value<bool>* value = node.as_boolean()) return value->get();
    refuse(node, "true or false is wanted here");
  }
  std::int64_t number(const toml::node& node) const {
    const toml::value<std::int64_t>* value = node.as_integer();
    if (value == nullptr || value->get() < 1 || value->get() > 256)
      refuse(node, "a whole number from 1 to 256 is wanted here");
    return value->get();
  }
  int one_of(const toml::node& node, std::initializer_list<std::string_view> choices) const {
    const std::string given = text(node);
    std::string list;
    int index = 0;
    for (const std::string_view choice : choices) {
      if (choice == given) return index;
      ++index;
      list += (list.empty() ? "" : ", ") + std::string(choice);
    }
    refuse(node, "\"" + given + "\" is none of " + list);
  }
  void limits(const toml::node& node, Bounds& into) const {
    for (const std::string& limit : texts(node)) {
      try {
        set_bound(into, limit);
      } catch (const UsageError& problem) { refuse(node, problem.what()); }
    }
  }
  void options(const toml::node& node, Options& into) const {
    const toml::table* table = node.as_table();
    if (table == nullptr) refuse(node, "a table of options is wanted here, for example { separator = \";\" }");
    for (const auto& [key, value] : *table) {
      if (value.is_boolean())
        into.set(std::string(key.str()), flag(value) ? "true" : "false");
      else if (const auto whole = value.as_integer())
        into.set(std::string(key.str()), std::to_string(whole->get()));
      else
        into.set(std::string(key.str()), text(value));
    }
  }

  std::string name_;
  toml::table table_;
};

}  // namespace

ConvertJob parse_job(std::string_view toml, const std::string& name) { return JobFile(toml, name).read(); }

}  // namespace maex
