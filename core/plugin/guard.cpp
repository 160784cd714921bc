#include "core/plugin/guard.hpp"

#include <new>
#include <typeinfo>

#include "core/text/printable.hpp"
#include "core/text/type_name.hpp"

namespace maex {
namespace {
constexpr char not_ours[] =
    "; it is not part of maex, so tell its makers, and leave the plugin out to go on without it";
}

PluginMark::PluginMark(std::string the_subject)
    : subject(std::move(the_subject)),
      crash(" in " + printable(subject) +
            "; it is not part of maex, so tell its makers, and run again without the plugin\n") {}

void fault(const PluginMark& plugin, const std::string& what) {
  throw PluginFault(plugin.subject + " " + what + not_ours);
}

void rethrow_as_fault(const PluginMark& plugin) {
  try {
    throw;
  } catch (const InputError&) { throw; } catch (const OutputError&) {
    throw;
  } catch (const UsageError&) { throw; } catch (const Interrupted&) {
    throw;
  } catch (const PluginFault&) { throw; } catch (const std::exception& error) {
    // The message of the exception may quote a cell; its type cannot.
    fault(plugin, "failed with " + type_name(error));
  } catch (...) { fault(plugin, "failed with something that is no exception"); }
}

}  // namespace maex
