// What an exchange tells people and programs: mail, hook, page, log. A script of the test takes the place of sendmail
// and stores what it gets. Python's email library reads it.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/story/exchange.hpp"

namespace maex::story {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class ExchangeTelling : public Exchange {
 protected:
  ExchangeTelling() {
    script("sendmail", "echo \"$*\" > arguments; cat > mail");
    script("hook", "echo \"$*\" > hook-arguments; cat > summary");
  }
  /// A program in the folder of the test.
  void script(const std::string& name, const std::string& commands) {
    file(name, "#!/bin/sh\n" + commands + "\n");
    std::filesystem::permissions(folder_ / name, std::filesystem::perms::owner_all);
  }
  void mail_job(const std::string& more = "") {
    job("sendmail = \"./sendmail\"\nmail-to = [\"keeper@example.org\", \"second@example.org\"]\n"
        "mail-from = \"exchange@example.org\"\n" +
        more);
  }
  [[nodiscard]] bool has(const std::string& name) const { return std::filesystem::exists(folder_ / name); }
  /// What Python's email library finds in the mail: headers and both parts as JSON.
  nlohmann::json mail() {
    static const char* const read = R"(
import email, email.policy, json, sys
m = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
parts = {p.get_content_type(): p.get_content() for p in m.iter_parts()}
print(json.dumps({"headers": {k: str(v) for k, v in m.items()}, "parts": parts, "type": m.get_content_type(),
                  "to": [a.addr_spec for a in m["To"].addresses], "date": m["Date"].datetime.isoformat(),
                  "defects": [str(d) for p in m.walk() for d in p.defects] + [str(d) for v in m.values() for d in v.defects],
                  "longest": max(len(l) for l in open(sys.argv[1], "rb").read().splitlines())}))
)";
    file("read.py", read);
    const std::string command =
        "python3 '" + (folder_ / "read.py").string() + "' '" + (folder_ / "mail").string() + "'";
    std::string out;
    FILE* pipe = popen(command.c_str(), "r");
    std::array<char, 4096> buffer;
    while (const std::size_t size = fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), size);
    EXPECT_EQ(pclose(pipe), 0);
    return nlohmann::json::parse(out);
  }
};

TEST_F(ExchangeTelling, AMailIsSentWhenSomethingNeedsAPerson) {
  mail_job();
  arrives("a.csv", list({1}));
  arrives("b.xlsx", "PK\x03\x04 and then nothing");
  const std::string said = night();
  EXPECT_EQ(text("arguments"), "-t -i\n");
  const nlohmann::json got = mail();
  EXPECT_EQ(got["type"], "multipart/alternative");
  EXPECT_EQ(got["defects"], nlohmann::json::array());
  EXPECT_EQ(got["to"], nlohmann::json::parse(R"(["keeper@example.org", "second@example.org"])"));
  EXPECT_EQ(got["headers"]["From"], "exchange@example.org");
  EXPECT_EQ(got["headers"]["Subject"], "maex test: Needs a person: 1 file");
  EXPECT_EQ(got["headers"]["Auto-Submitted"], "auto-generated");
  EXPECT_EQ(got["date"], "2026-01-15T00:00:00+00:00");
  EXPECT_LE(got["longest"].get<int>(), 78);
  EXPECT_EQ(got["parts"]["text/plain"], said) << "the mail has the screen";
  EXPECT_THAT(got["parts"]["text/html"].get<std::string>(),
              AllOf(StartsWith("<!DOCTYPE html>"), HasSubstr("b.xlsx"), Not(HasSubstr("<script"))));
}

TEST_F(ExchangeTelling, AQuietNightSendsNoMailUnlessAsked) {
  mail_job();
  arrives("a.csv", list({1}));
  night();
  EXPECT_EQ(exit_, 0);
  EXPECT_FALSE(has("mail"));
  mail_job("mail-always = true\n");
  night();
  EXPECT_EQ(mail()["headers"]["Subject"], "maex test: Nothing to do");
  std::filesystem::remove(folder_ / "mail");
  night("--dry-run");
  EXPECT_FALSE(has("mail")) << "a dry run tells no one";
}

TEST_F(ExchangeTelling, SubjectsOfOtherLanguagesArriveWhole) {
  for (const auto& [language, part] :
       {std::pair{"az", "İnsanın baxmalı olduğu iş var: 1 fayl"}, std::pair{"ru", "Требуется человек: 1 файл"}}) {
    std::filesystem::remove_all(folder_ / "state");
    mail_job(std::string("name = \"Gecə mübadiləsi: ə Ə Щ\"\nmail-language = \"") + language + "\"\n");
    // The name of the job replaces the one of the fixture.
    file("night.toml", text("night.toml").erase(0, text("night.toml").find('\n') + 1));
    arrives("b.xlsx", "PK\x03\x04 and then nothing");
    night();
    const nlohmann::json got = mail();
    EXPECT_EQ(got["headers"]["Subject"], "maex Gecə mübadiləsi: ə Ə Щ: " + std::string(part));
    EXPECT_EQ(got["headers"]["Content-Language"], language);
    EXPECT_LE(got["longest"].get<int>(), 78);
    for (const char each : text("mail")) EXPECT_GE(each, 0) << "all bytes are ASCII";
  }
}

TEST_F(ExchangeTelling, NoNameAddsAHeader) {
  mail_job("mail-always = true\nname = \"x\\r\\nBcc: thief@example.org\\r\\n\\r\\nbody =?utf-8?Q?=0A?=\"\n");
  file("night.toml", text("night.toml").erase(0, text("night.toml").find('\n') + 1));
  night();
  const nlohmann::json got = mail();
  EXPECT_FALSE(got["headers"].contains("Bcc"));
  EXPECT_THAT(got["headers"]["Subject"].get<std::string>(),
              StartsWith("maex x\\r\\nBcc: thief@example.org\\r\\n\\r\\nbody =?utf-8?Q?=0A?=:"));
  for (const char* address : {"a@b.org\\nBcc: c@d.org", "a b@c.org", "a@b.org,c@d.org", "Name <a@b.org>", "a@",
                              "@b.org", "-t@b.org", "a@b..org", "\\\"a\\\"@b.org", "ə@b.org", "a@b.org (x)"}) {
    for (const char* key : {"mail-to", "mail-from"}) {
      job("mail-to = \"keeper@example.org\"\nmail-from = \"exchange@example.org\"\n");
      std::string changed = text("night.toml");
      const std::size_t at = changed.find(key);
      file("night.toml",
           changed.replace(at, changed.find('\n', at) - at, key + (" = \"" + std::string(address)) + '"'));
      EXPECT_THAT(night(), HasSubstr("is not an address of the form name@example.org")) << key << address;
      EXPECT_EQ(exit_, 2);
    }
  }
  job("mail-to = \"keeper@example.org\"\n");
  EXPECT_THAT(night(), HasSubstr("mail needs a sender"));
}

TEST_F(ExchangeTelling, AMailThatFailsIsAProblemAndLosesNothing) {
  mail_job("mail-always = true\nhook = [\"./hook\"]\n");
  script("sendmail", "echo 'the queue is full' >&2; exit 75");
  script("hook", "kill -9 $$");
  arrives("a.csv", list({1}));
  std::string said = night();
  EXPECT_EQ(exit_, 1);
  EXPECT_THAT(said,
              AllOf(HasSubstr("the mail was not sent: ./sendmail ended with code 75: the queue is full"),
                    HasSubstr("the hook failed: ./hook was ended by signal 9"), HasSubstr("1 file, with 1 record")));
  EXPECT_THAT(files_in("outbox"), testing::SizeIs(1));
  EXPECT_THAT(maex("exchange verify night.toml"), HasSubstr("as the ledger says"));
  mail_job("mail-always = true\nhook = [\"no-such-program-of-maex\"]\n");
  std::filesystem::remove(folder_ / "sendmail");
  said = night();
  EXPECT_THAT(said,
              AllOf(HasSubstr("./sendmail cannot be started"), HasSubstr("no-such-program-of-maex cannot be started")));
}

TEST_F(ExchangeTelling, ARunThatCannotBeginIsToldToo) {
  mail_job();
  std::filesystem::create_directory(folder_ / "state");
  file("state/ledger.sqlite", std::string(5000, 'x'));
  arrives("a.csv", list({1}));
  night();
  EXPECT_EQ(exit_, 2);
  const nlohmann::json got = mail();
  EXPECT_EQ(got["headers"]["Subject"], "maex test: Needs a person: 1 problem");
  EXPECT_THAT(got["parts"]["text/plain"].get<std::string>(),
              AllOf(HasSubstr("is damaged or is not a ledger"), HasSubstr("put the last backup in its place")));
  EXPECT_THAT(files_in("inbox"), testing::SizeIs(1));
}

TEST_F(ExchangeTelling, TheHookGetsTheStatusWithoutAShell) {
  job("hook = [\"./hook\", \"a b\", \"$HOME;`id`\"]\n");
  arrives("a.csv", list({1, 2}));
  night();
  EXPECT_EQ(exit_, 0);
  EXPECT_EQ(text("hook-arguments"), "a b $HOME;`id`\n");
  const nlohmann::json got = nlohmann::json::parse(text("summary"));
  EXPECT_EQ(got, nlohmann::json::parse(maex("exchange status night.toml --json")));
  EXPECT_EQ(got["items"][0]["new"], 2);
}

TEST_F(ExchangeTelling, NamesOfPersonsAreInNoMailHookPageAndLog) {
  mail_job("mail-always = true\nhook = [\"./hook\"]\n");
  std::string planted = list({1, 2}, "Uzaqrayon");
  planted.replace(planted.find('\n'), 1, ",Zərərçəkən > Ad,Telefon\n");
  for (std::size_t at = planted.find('\n') + 1; (at = planted.find('\n', at)) != std::string::npos; at += 40)
    planted.replace(at, 1, ",Zəhmətkeş Planteyev,+994501234567\n");
  arrives("march.csv", planted);
  std::string said = night("-v --log-json --html page.html");
  const nlohmann::json got = mail();
  said += text("summary") + text("page.html") + got.dump();
  for (const char* secret : {"Planteyev", "994501234567", "Zəhmətkeş"}) EXPECT_THAT(said, Not(HasSubstr(secret)));
  EXPECT_THAT(got["parts"]["text/html"].get<std::string>(), HasSubstr("march.csv")) << "the mail is about the file";
}

TEST_F(ExchangeTelling, TheLogHasALineForEachFile) {
  arrives("a.csv", list({1}));
  arrives("b.xlsx", "PK\x03\x04 and then nothing");
  std::istringstream lines(night("--log-json --quiet"));
  std::vector<nlohmann::json> log;
  for (std::string line; std::getline(lines, line);) log.push_back(nlohmann::json::parse(line));
  ASSERT_EQ(log.size(), 3u);
  EXPECT_EQ(log[0]["name"], "a.csv");
  EXPECT_EQ(log[0]["outcome"], "sent");
  EXPECT_EQ(log[0]["level"], "info");
  EXPECT_EQ(log[1]["reason"], "unreadable");
  EXPECT_EQ(log[1]["level"], "error");
  EXPECT_EQ(log[2]["event"], "end");
  EXPECT_EQ(log[2]["files"], 2);
}

TEST_F(ExchangeTelling, TheSchemaHasTheKeysOfTheJobFile) {
  const nlohmann::json schema = nlohmann::json::parse(maex("help exchange-schema"));
  const auto keys = [](const nlohmann::json& properties) {
    std::set<std::string> names;
    for (const auto& [name, about] : properties.items()) names.insert(name);
    return names;
  };
  EXPECT_THAT(keys(schema["properties"]),
              testing::IsSupersetOf({"name", "state", "done", "quarantine", "metrics", "settle-seconds", "workers",
                                     "memory-mb", "item-seconds", "run-seconds", "keep-days", "mail-to", "mail-from",
                                     "mail-language", "mail-always", "sendmail", "hook", "route"}));
  const std::set<std::string> of_route = keys(schema["properties"]["route"]["items"]["properties"]);
  for (const char* key : {"name", "inputs", "from", "to", "output", "policy", "gazetteer", "limit", "dialect"})
    EXPECT_EQ(of_route.contains(key), std::string(key) != "dialect") << key;
  for (const char* unwanted : {"overwrite", "html", "today", "together"}) EXPECT_FALSE(of_route.contains(unwanted));
  for (const std::string& key : keys(schema["properties"])) {
    if (key == "route") continue;
    file("night.toml",
         key + " = 1979-05-27\n[[route]]\nname = \"a\"\ninputs = \"inbox/*\"\nto = \"maxml\"\noutput = \"outbox\"\n");
    const std::string said = maex("exchange check night.toml");
    EXPECT_EQ(exit_, 2) << key;
    EXPECT_THAT(said, AllOf(HasSubstr("line 1"), HasSubstr(key), Not(HasSubstr("there is no key"))))
        << "a date is no value of it";
  }
}

TEST_F(ExchangeTelling, TheCheckOfAJobIsSaidInEachLanguage) {
  arrives("march.csv", list({1}));
  EXPECT_THAT(maex("exchange check night.toml"), AllOf(HasSubstr("1 file"), HasSubstr("files at a time")));
  EXPECT_EQ(exit_, 0);
  EXPECT_THAT(maex("exchange check night.toml --language az"), AllOf(HasSubstr("1 fayl"), HasSubstr("eyni vaxtda")));
  EXPECT_THAT(maex("exchange check night.toml --language ru"), AllOf(HasSubstr("1 файл"), HasSubstr("изоляция")));
  night();
  EXPECT_THAT(maex("exchange verify night.toml --language ru"), HasSubstr("как записано в журнале"));
}

TEST_F(ExchangeTelling, OneFileIsShownWithItsReport) {
  arrives("march.csv", list({1, 2}, "Uzaqrayon"));
  arrives("b.xlsx", "PK\x03\x04 and then nothing");
  night();
  const std::string waiting = maex("exchange show night.toml 1") + maex("exchange show night.toml 2");
  EXPECT_EQ(exit_, 1);
  EXPECT_THAT(waiting, AllOf(HasSubstr("march.csv"), HasSubstr("district-unknown"), HasSubstr("b.xlsx")));
  EXPECT_THAT(maex("exchange show night.toml 1 --json"), HasSubstr("\"digest\""));
  EXPECT_THAT(maex("exchange show night.toml 99"), HasSubstr("no file with the number 99"));
  EXPECT_EQ(exit_, 2);
}

TEST_F(ExchangeTelling, TheStatusIsAPage) {
  arrives("a<b>&.csv", list({1}));
  arrives("b.xlsx", "PK\x03\x04 and then nothing");
  night();
  maex("exchange status night.toml --html page.html --language az");
  EXPECT_EQ(exit_, 1);
  const std::string page = text("page.html");
  EXPECT_THAT(page, AllOf(HasSubstr("<html lang=\"az\">"), HasSubstr("a&lt;b&gt;&amp;.csv"), Not(HasSubstr("<script")),
                          HasSubstr("Content-Security-Policy")));
  EXPECT_LT(page.find("İnsanın baxmalı olduğu iş var"), page.find("son iş")) << "the verdict is first";
  file("parse.py", "import sys, xml.dom.minidom\nxml.dom.minidom.parse(sys.argv[1])\n");
  EXPECT_EQ(
      std::system(
          ("python3 '" + (folder_ / "parse.py").string() + "' '" + (folder_ / "page.html").string() + "'").c_str()),
      0);
  EXPECT_THAT(maex("exchange status night.toml --html page.html"), HasSubstr("--overwrite replaces it"));
  EXPECT_EQ(exit_, 2);
  maex("exchange status night.toml --html page.html --overwrite");
  EXPECT_THAT(text("page.html"), HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(maex("exchange history night.toml --html other.html"), HasSubstr("exchange history has no --html"));
}

}  // namespace
}  // namespace maex::story
