#include "core/plugin/manifest.hpp"

#include <algorithm>
#include <set>

#include "core/io/error.hpp"
#include "core/plugin/toolchain.hpp"
#include "core/text/printable.hpp"
#include "core/text/toml_reader.hpp"

namespace maex {
namespace {

using checked_toml::Table;

/// Users type ids and codes on command lines, and reports print them.
bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 64 && text.front() >= 'a' && text.front() <= 'z' &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
}

std::string name_of(Table& table, std::string_view key) {
  std::string name = table.required_text(key);
  if (!is_name(name))
    table.fail_at(key, "\"" + printable(name) + "\" is no name; it takes a-z, 0-9, - and _, and begins with a letter");
  return name;
}

/// The tables of an array of tables; none when the key is absent.
std::vector<const toml::table*> tables_of(Table& table, std::string_view key) {
  std::vector<const toml::table*> all;
  const toml::node* node = table.get(key);
  if (node == nullptr) return all;
  const toml::array* array = node->as_array();
  if (array == nullptr) table.fail_at(key, "[[" + std::string(key) + "]] is wanted here, with double brackets");
  for (const toml::node& one : *array) {
    if (!one.is_table()) table.fail_at(key, "[[" + std::string(key) + "]] holds something that is no table");
    all.push_back(one.as_table());
  }
  return all;
}

std::size_t count_of(Table& table, std::string_view key, double most) {
  const double number = table.number(key, 0);
  if (!(number >= 0 && number <= most) || number != static_cast<double>(static_cast<std::size_t>(number)))
    table.fail_at(key,
                  "a whole number from 0 to " + std::to_string(static_cast<std::size_t>(most)) + " is wanted here");
  return static_cast<std::size_t>(number);
}

std::string bytes_of_hex(Table& table, std::string_view key) {
  const std::string digits = table.text(key);
  std::string bytes;
  const auto value = [&](char c) -> int {
    const std::size_t at = std::string_view("0123456789abcdef").find(c);
    if (at == std::string_view::npos) table.fail_at(key, "pairs of 0-9 and a-f are wanted here, such as \"d0cf11e0\"");
    return static_cast<int>(at);
  };
  if (digits.size() % 2 != 0) table.fail_at(key, "an even number of hexadecimal digits is wanted here");
  for (std::size_t i = 0; i < digits.size(); i += 2)
    bytes += static_cast<char>(value(digits[i]) * 16 + value(digits[i + 1]));
  return bytes;
}

std::vector<std::string> extensions_of(Table& table) {
  std::vector<std::string> all = table.texts("extensions");
  for (const std::string& one : all)
    if (one.size() < 2 || one.front() != '.' || !std::all_of(one.begin() + 1, one.end(), [](char c) {
          return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        }))
      table.fail_at("extensions",
                    "\"" + printable(one) + "\" is no extension; write it in small letters with its dot, as \".list\"");
  return all;
}

Certainty certainty_of(Table& table, std::string_view key, const char* fallback) {
  const std::string word = table.choice(key, fallback, {"no", "possible", "likely", "certain"});
  for (const Certainty each : {Certainty::possible, Certainty::likely, Certainty::certain})
    if (word == to_string(each)) return each;
  return Certainty::no;
}

class Reader {
 public:
  Reader(Manifest& into, std::string name) : into_(into), name_(std::move(name)) {}

  void read(const toml::table& document) {
    Table root(document, name_, "the manifest");
    const toml::node& plugin = root.require("plugin");
    if (!plugin.is_table()) checked_toml::fail(name_, plugin, "[plugin] is wanted here");
    head(Table(*plugin.as_table(), name_, "[plugin]"));
    for (const AdapterKind kind : {AdapterKind::format, AdapterKind::partner}) {
      const std::string key = kind == AdapterKind::format ? "format" : "partner";
      for (const toml::table* one : tables_of(root, key)) adapter(kind, Table(*one, name_, "[[" + key + "]]"));
    }
    root.finish();
    if (into_.adapters.empty())
      checked_toml::fail(name_, document, "a plugin needs at least one [[format]] or [[partner]]");
  }

 private:
  void head(Table table) {
    into_.name = name_of(table, "name");
    into_.version = one_line(table, "version");
    into_.interface = static_cast<unsigned>(count_of(table, "interface", 1e6));
    if (table.raw().get("interface") == nullptr) static_cast<void>(table.require("interface"));
    into_.toolchain = one_line(table, "toolchain");
    const std::string library = one_line(table, "library");
    if (library.find('/') != std::string::npos || library.starts_with("."))
      table.fail_at("library", "the library lies beside its manifest; write its name without a folder");
    into_.library = into_.file.parent_path() / library;
    table.finish();
  }

  /// The text appears in lists and messages: one line, no control characters.
  static std::string one_line(Table& table, std::string_view key) {
    return shown(table, key, table.required_text(key));
  }
  static std::string shown(Table& table, std::string_view key, std::string text) {
    if (printable(text) != text) table.fail_at(key, "this text holds characters that cannot be shown");
    return text;
  }
  static std::vector<std::string> all_shown(Table& table, std::string_view key) {
    std::vector<std::string> texts = table.texts(key);
    for (std::string& text : texts) text = shown(table, key, std::move(text));
    return texts;
  }

  void adapter(AdapterKind kind, Table table) {
    AdapterManifest& made = into_.adapters.emplace_back();
    Descriptor& card = made.card;
    card.kind = kind;
    card.provider = {into_.name, into_.version, into_.file.string(), {}};
    card.id = name_of(table, "id");
    if (!ids_.insert({kind, card.id}).second) table.fail_at("id", "the id " + card.id + " stands here twice");
    card.title = one_line(table, "title");
    card.about = shown(table, "about", table.text("about"));
    card.extensions = extensions_of(table);
    card.media_types = all_shown(table, "media-types");
    card.reads = table.flag("reads");
    card.writes = table.flag("writes");
    if (!card.reads && !card.writes)
      table.fail_at("reads", card.id + " neither reads nor writes; set reads or writes to true");
    card.streams = table.flag("streams");
    card.marks = table.flag("marks");
    card.one_table = table.flag("one-table");
    card.no_merged_cells = table.flag("no-merged-cells");
    card.containers = all_shown(table, "containers");
    if (card.containers.empty() && card.extensions.empty())
      table.fail_at(
          "extensions",
          card.id + " needs extensions (a file form of its own) or containers (the formats its tables come in)");
    for (const toml::table* one : tables_of(table, "option"))
      option(card, Table(*one, name_, "[[option]] of " + card.id));
    for (const toml::table* one : tables_of(table, "loss")) loss(card, Table(*one, name_, "[[loss]] of " + card.id));
    for (const toml::table* one : tables_of(table, "notice"))
      notice(card, Table(*one, name_, "[[notice]] of " + card.id));
    if (const toml::node* how = table.get("identify"); how != nullptr && how->is_string()) {
      if (table.text("identify") != "code")
        table.fail_at("identify", "identify is \"code\", or rules in [[identify]] tables");
      made.code_identifies = true;
      for (const toml::table* one : tables_of(table, "code-if"))
        made.code_if.push_back(condition(kind, Table(*one, name_, "[[code-if]] of " + card.id)));
    } else {
      if (table.raw().get("code-if") != nullptr)
        table.fail_at("code-if", "[[code-if]] says which files the code identifies; it needs identify = \"code\"");
      for (const toml::table* one : tables_of(table, "identify"))
        made.rules.push_back(rule(kind, Table(*one, name_, "[[identify]] of " + card.id)));
      if (card.reads && made.rules.empty())
        table.fail_at("identify", card.id + " reads, so it needs [[identify]] rules, or identify = \"code\"");
    }
    table.finish();
  }

  static void option(Descriptor& card, Table table) {
    OptionSpec spec;
    spec.name = name_of(table, "name");
    static const std::vector<std::string> types = {"text", "number", "boolean", "choice"};
    const std::string type = table.choice("type", "text", types);
    spec.type = static_cast<OptionType>(std::find(types.begin(), types.end(), type) - types.begin());
    spec.fallback = shown(table, "default", table.text("default"));
    spec.choices = all_shown(table, "choices");
    spec.help = one_line(table, "help");
    spec.since = shown(table, "since", table.text("since", card.provider.version));
    table.finish();
    for (const OptionSpec& other : card.options)
      if (other.name == spec.name) table.fail_at("name", "the option " + spec.name + " stands here twice");
    card.options.push_back(spec);
    if (spec.type != OptionType::text && spec.fallback.empty())
      table.fail_at("default", "the option " + spec.name + " needs a default");
    if (spec.fallback.empty()) return;
    Options defaults;
    defaults.set(spec.name, spec.fallback);
    try {
      check(defaults, card);
    } catch (const UsageError& error) { table.fail_at("default", error.what()); }
  }

  static void loss(Descriptor& card, Table table) {
    LossType made{name_of(table, "code"), one_line(table, "summary")};
    if (!made.code.starts_with("loss-")) table.fail_at("code", "the code of a loss begins with loss-");
    table.finish();
    card.losses.push_back(std::move(made));
  }

  void notice(Descriptor& card, Table table) {
    const auto keep = [this](std::string text) -> std::string_view {
      return into_.texts.emplace_back(std::move(text));
    };
    NoticeType made{};
    made.code = keep(name_of(table, "code"));
    // A run counts notices by code: a plugin must not add to the notices of another adapter.
    if (!made.code.starts_with(into_.name + "-"))
      table.fail_at("code", "the code of a notice begins with the plugin's name, " + into_.name + "-");
    static const std::vector<std::string> severities = {"info", "warning", "error"};
    const std::string severity = table.choice("severity", "warning", severities);
    made.severity =
        static_cast<Severity>(std::find(severities.begin(), severities.end(), severity) - severities.begin());
    made.summary = keep(one_line(table, "summary"));
    made.why = keep(one_line(table, "why"));
    made.fix = keep(one_line(table, "fix"));
    table.finish();
    card.notices.push_back(&into_.notices.emplace_back(made));
  }

  static IdentifyRule rule(AdapterKind kind, Table table) {
    IdentifyRule made;
    made.certainty = certainty_of(table, "certainty", "likely");
    made.some = certainty_of(table, "some", "no");
    made.reason = one_line(table, "reason");
    read_conditions(made, kind, table);
    return made;
  }

  /// The code may know more than the rule, so a part of the headings is enough.
  static IdentifyRule condition(AdapterKind kind, Table table) {
    IdentifyRule made;
    made.certainty = made.some = Certainty::possible;
    read_conditions(made, kind, table);
    return made;
  }

  static void read_conditions(IdentifyRule& made, AdapterKind kind, Table& table) {
    made.magic = table.text("magic");
    if (const std::string hex = bytes_of_hex(table, "magic-hex"); !hex.empty()) made.magic = hex;
    made.offset = count_of(table, "offset", 65536);
    made.entries = table.texts("entries");
    made.extensions = extensions_of(table);
    made.xml_root = table.text("xml-root");
    made.head_text = table.texts("head-text");
    made.headings = table.texts("headings");
    table.finish();
    if (kind == AdapterKind::format && !made.headings.empty())
      table.fail_at("headings", "headings tell partners apart, not formats");
    if (made.magic.empty() && made.entries.empty() && made.extensions.empty() && made.xml_root.empty() &&
        made.head_text.empty() && made.headings.empty())
      table.fail_at("reason", "this rule has no condition and would fit every file");
  }

  Manifest& into_;
  std::string name_;
  std::set<std::pair<AdapterKind, std::string>> ids_;
};

}  // namespace

std::shared_ptr<Manifest> parse_manifest(std::string_view toml, const std::filesystem::path& file) {
  auto made = std::make_shared<Manifest>();
  made->file = file;
  Reader(*made, file.string()).read(checked_toml::parse(toml, file.string()));
  return made;
}

std::string mismatch(const Manifest& manifest, unsigned interface, std::string_view toolchain) {
  static constexpr char advice[] = "; build it again against this maex, or ask its makers for one that fits";
  if (interface != plugin_interface)
    return manifest.subject() + " was built for plugin interface " + std::to_string(interface) +
           ", and this maex has interface " + std::to_string(plugin_interface) + advice;
  if (toolchain != plugin_toolchain)
    return manifest.subject() + " was built with \"" + printable(toolchain) + "\", and this maex with \"" +
           plugin_toolchain + "\"" + advice;
  return {};
}

}  // namespace maex
