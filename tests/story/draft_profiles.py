"""Drafts a profile from each made-up list, compares the proposals with the answers, fills the questions in as a keeper would, and validates.

    draft_profiles.py MAEX FOLDER

FOLDER is new or empty. Prints how many first proposals are right, and which sure ones are wrong.
"""
import pathlib
import re
import shutil
import subprocess
import sys

LISTS = pathlib.Path(__file__).parent / "partners" / "lists"
LEAST_RIGHT = 0.8
COUNTRIES = {"georgia": "GE", "ukraine": "UA", "english": "UA", "georgia-2": "GE", "ukraine-2": "UA", "english-2": "GE"}


def run(maex, folder, *arguments):
    done = subprocess.run([maex, *arguments, "--today", "2026-01-15"], cwd=folder, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def proposals(draft):
    """heading: (field, sure) of each block of the draft; "-" for a counter and for no field."""
    found = {}
    for block in draft.split("\n\n"):
        heading = re.search(r'^(# )?headings = \["((?:[^"\\]|\\.)*)"\]', block, re.M)
        question = re.match(r'# \? "((?:[^"\\]|\\.)*)", column', block)
        field = re.search(r'^(# )?field = "([a-z_.]+)"', block, re.M)
        if heading:
            name = heading.group(2).replace('\\"', '"')
            found[name] = (field.group(2) if field else "-", heading.group(1) is None)
        elif question:
            found[question.group(1)] = ("-", False)
    return found


def fill_in(draft, answers):
    """Answers the questions of the draft: the right field is bound, everything else stays."""
    blocks = []
    for block in draft.split("\n\n"):
        question = re.match(r'# \? "((?:[^"\\]|\\.)*)", column', block)
        accepted = answers.get(question.group(1), "-").split() if question else []
        if accepted and accepted[0] != "-":
            block += f'\n[[column]]\nfield = "{accepted[0]}"\nheadings = ["{question.group(1)}"]\n'
        blocks.append(block)
    return "\n\n".join(blocks)


def test_template(maex, folder):
    """The template of the README passes its own example. Returns what went wrong."""
    readme = (pathlib.Path(__file__).parents[2] / "schemas" / "profiles" / "README.md").read_text(encoding="utf-8")
    (folder / "template.toml").write_text(re.search(r"```toml\n(.*?)```", readme, re.S).group(1), encoding="utf-8")
    code, text = run(maex, folder, "profile", "test", "template.toml")
    return [] if code == 0 else [f"the template of schemas/profiles/README.md: {text}"]


def test_errors(maex, folder):
    """All errors are reported at once, each with fields that are near by meaning, and a profile needs an example."""
    column = '[[column]]\nfield = "{}"\nheadings = ["{}"]\n'
    head = '[profile]\nid = "faulty"\n[read]\nrow = "people"\n'
    (folder / "faulty.toml").write_text(head + column.format("village", "A") + column.format("victim.job", "B"), encoding="utf-8")
    code, text = run(maex, folder, "profile", "test", "faulty.toml")
    failures = [f"profile test does not say {part!r}:\n{text}"
                for part in ("place.settlement", "victim.occupation", "line 4", "line 6", "line 9") if part not in text]
    (folder / "bare.toml").write_text('[profile]\nid = "bare"\n' + column.format("victim.outcome", "A"), encoding="utf-8")
    code, text = run(maex, folder, "profile", "test", "bare.toml")
    if code != 1 or "no [[example]]" not in text:
        failures.append(f"a profile without an example passes:\n{text}")
    for word, field in (("village", "place.settlement"), ("job", "victim.occupation"), ("село", "place.settlement"), ("სქესი", "victim.sex")):
        code, text = run(maex, folder, "help", "fields", word)
        if code != 0 or field not in text:
            failures.append(f"help fields {word} does not find {field}:\n{text}")
    return failures


def main(maex, folder):
    shutil.copytree(LISTS, folder, dirs_exist_ok=True)
    for draft in folder.glob("*.toml"):
        draft.unlink()
    failures, right_all, all_all = test_template(maex, folder) + test_errors(maex, folder), 0, 0
    for name, country in COUNTRIES.items():
        answers = dict(line.split("\t") for line in (folder / f"{name}.answers.tsv").read_text(encoding="utf-8").splitlines())
        code, text = run(maex, folder, "profile", "new", f"{name}.xlsx", "-o", f"{name}.toml")
        if code != 0:
            failures.append(f"{name}: {text}")
            continue
        draft = (folder / f"{name}.toml").read_text(encoding="utf-8")
        found = proposals(draft)
        right = 0
        for heading, accepted in answers.items():
            field, sure = found.get(heading, ("-", False))
            good = field in accepted.split()
            right += good
            if sure and not good:
                failures.append(f'{name}: "{heading}" is bound to {field}, not {accepted}, without a question')
            if not good or not sure:
                print(f"  {name}: {heading!r}: {field} ({'sure' if sure else 'a question'}), right: {accepted}")
        print(f"{name}: {right} of {len(answers)} first proposals right, {sum(s for _, s in found.values())} of them bound")
        right_all += right
        all_all += len(answers)
        if right < LEAST_RIGHT * len(answers):
            failures.append(f"{name}: only {right} of {len(answers)} proposals are right")
        if f'country = "{country}"' not in draft:
            failures.append(f"{name}: the draft does not name the country {country}")
        (folder / f"{name}.toml").write_text(fill_in(draft, answers), encoding="utf-8")
        code, text = run(maex, folder, "validate", f"{name}.xlsx", "--profile", f"{name}.toml", "-v", "--show-personal")
        for wrong in ("district-unknown", "coordinates-outside-country", "country-assumed", "heading-unknown", "there is no"):
            if wrong in text:
                failures.append(f"{name}: validating with the draft gives {wrong}:\n{text}")
        if code not in (0, 1):
            failures.append(f"{name}: validate ends with {code}:\n{text}")
    print(f"all: {right_all} of {all_all} first proposals right")
    for failure in failures:
        print("FAILED", failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).absolute(), pathlib.Path(sys.argv[2])))
