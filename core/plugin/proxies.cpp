#include "core/plugin/proxies.hpp"

#include <algorithm>

#include "core/plugin/checked_records.hpp"
#include "core/plugin/checked_table.hpp"

namespace maex {
namespace {

/// The common part of both kinds of proxy.
class Proxy {
 protected:
  Proxy(std::shared_ptr<Library> library, const AdapterManifest& adapter)
      : library_(std::move(library)), adapter_(adapter) {}
  [[nodiscard]] const Descriptor& card() const { return adapter_.card; }
  [[nodiscard]] const std::string& id() const { return adapter_.card.id; }
  [[nodiscard]] const std::shared_ptr<Library>& library() const { return library_; }
  template <class Call>
  decltype(auto) call(Call&& what) const {
    return guarded(library_->mark(), std::forward<Call>(what));
  }

  /// Identifies by rules, or by `code`. A plugin that was rejected does not stop other adapters from reading the file:
  /// it only reports what it recognised.
  template <class Code>
  [[nodiscard]] Identification identify_by(const Probe& probe, const Format* format, TableDocument* tables,
                                           Code&& code) const {
    if (!adapter_.card.reads) return {};
    const std::string& problem = adapter_.card.provider.problem;
    if (adapter_.code_identifies) {
      if (!problem.empty() || !may_fit(probe, format, tables)) return {};
      try {
        return call(std::forward<Code>(code));
      } catch (const InputError& error) {  // a file that the plugin cannot read is not its own
        return {Certainty::no, error.what()};
      } catch (const UsageError& error) { return {Certainty::no, error.what()}; } catch (const PluginFault& error) {
        return {Certainty::no, error.what()};
      }
    }
    Identification found = maex::identify(adapter_.rules, probe, tables);
    if (problem.empty() || found.certainty == Certainty::no) return found;
    return {Certainty::no, "\"" + found.reason + "\", but " + problem, true};
  }

 private:
  /// What the manifest says about the file before the library is opened: a plugin is a program, and a file that has
  /// nothing to do with it must not run it.
  [[nodiscard]] bool may_fit(const Probe& probe, const Format* format, TableDocument* tables) const {
    if (!adapter_.code_if.empty()) return maex::identify(adapter_.code_if, probe, tables).certainty != Certainty::no;
    if (has_extension(probe.name, adapter_.card.extensions)) return true;
    const std::vector<std::string>& containers = adapter_.card.containers;
    return format != nullptr &&
           std::find(containers.begin(), containers.end(), format->descriptor().id) != containers.end();
  }

  std::shared_ptr<Library> library_;
  const AdapterManifest& adapter_;
};

class PluginFormat final : public Format, Proxy {
 public:
  PluginFormat(std::shared_ptr<Library> library, const AdapterManifest& adapter) : Proxy(std::move(library), adapter) {}

  [[nodiscard]] const Descriptor& descriptor() const override { return card(); }
  [[nodiscard]] Identification identify(const Probe& probe) const override {
    return identify_by(probe, nullptr, nullptr, [&] { return real().identify(probe); });
  }
  std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext& context) const override {
    const Format& format = real();
    return checked(call([&] { return format.open(path, context); }), library(), path.string());
  }
  std::unique_ptr<TableWriter> create(const std::filesystem::path& path, const Options& options) const override {
    const Format& format = real();
    return guarded_writer(call([&] { return format.create(path, options); }), library());
  }
  std::unique_ptr<DocumentWriter> create_document(const std::filesystem::path& path, const DocumentStart& start,
                                                  const Options& options) const override {
    const Format& format = real();
    return guarded_writer(call([&] { return format.create_document(path, start, options); }), library());
  }
  [[nodiscard]] std::string specimen() const override {
    const Format& format = real();
    return call([&] { return format.specimen(); });
  }
  void mark(const std::filesystem::path& from, const std::filesystem::path& to, std::span<const CellMark> marks,
            const OpenContext& context) const override {
    const Format& format = real();
    call([&] { format.mark(from, to, marks, context); });
  }

 private:
  [[nodiscard]] const Format& real() const { return library()->format(id()); }
};

class PluginPartner final : public Partner, Proxy {
 public:
  PluginPartner(std::shared_ptr<Library> library, const AdapterManifest& adapter)
      : Proxy(std::move(library), adapter) {}

  [[nodiscard]] const Descriptor& descriptor() const override { return card(); }
  [[nodiscard]] Identification identify(Source& source) const override {
    return identify_by(source.probe, source.format, source.tables.get(), [&] { return real().identify(source); });
  }
  std::unique_ptr<RecordReader> read(Source& source, ReadContext& context) const override {
    const Partner& partner = real();
    return checked(call([&] { return partner.read(source, context); }), library(), context.account);
  }
  std::unique_ptr<RecordWriter> write(const Target& target, WriteContext& context) const override {
    const Partner& partner = real();
    return checked(call([&] { return partner.write(target, context); }), library(), card());
  }
  [[nodiscard]] bool keeps_source(const Options& from, const Options& to) const override {
    const Partner& partner = real();
    return call([&] { return partner.keeps_source(from, to); });
  }
  [[nodiscard]] bool is_same_layout(const Options& from, const Options& to) const override {
    const Partner& partner = real();
    return call([&] { return partner.is_same_layout(from, to); });
  }
  [[nodiscard]] OpenHeadings open_headings(const Options& from) const override {
    const Partner& partner = real();
    OpenHeadings open = call([&] { return partner.open_headings(from); });
    if (!open) return {};
    // Declared first, so that the library outlives its function.
    return [held = library(), open = std::move(open), this](std::string_view heading) {
      return call([&] { return open(heading); });
    };
  }
  [[nodiscard]] std::string specimen() const override {
    const Partner& partner = real();
    return call([&] { return partner.specimen(); });
  }

 private:
  [[nodiscard]] const Partner& real() const { return library()->partner(id()); }
};

}  // namespace

std::unique_ptr<Format> make_plugin_format(std::shared_ptr<Library> library, const AdapterManifest& adapter) {
  return std::make_unique<PluginFormat>(std::move(library), adapter);
}

std::unique_ptr<Partner> make_plugin_partner(std::shared_ptr<Library> library, const AdapterManifest& adapter) {
  return std::make_unique<PluginPartner>(std::move(library), adapter);
}

}  // namespace maex
