import Playbook

extension Check {
    /// The conversation needs every wording and every cue of `helper.yaml`.
    static let helperWords = Check { draft, _, findings in
        guard let node = draft.helpers.first else { return }
        let helper = draft.playbook.helper
        let wordings = Wording.allCases.filter { helper.wordings[$0] == nil }.map(\.rawValue)
        let cues = Cue.allCases.filter { helper.cues[$0] == nil }.map(\.rawValue)
        for (key, missing) in [("wordings", wordings), ("cues", cues)] where !missing.isEmpty {
            findings.add(
                .wordingMissing, node[key]?.place ?? node.place, "\(key) has no \(missing.joined(separator: ", "))",
                mend: "add a line for each")
        }
        for node in draft.helpers {
            for pair in node["wordings"]?.pairs ?? [] {
                guard let wording = Wording(rawValue: pair.name), let text = pair.value.text else { continue }
                let places = text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().count
                let expected = filled.contains(wording) ? 1 : 0
                if places == expected { continue }
                findings.add(
                    .badValue, at: pair.value,
                    expected == 1
                        ? "\(pair.name) needs one place in braces for what is filled in"
                        : "\(pair.name) has nothing to fill in",
                    mend: expected == 1 ? "write {name} where it belongs" : "take the braces out")
            }
            // The menu's last place leads to the themes, where there are any.
            let main = mostInMenu - (node["menus"] == nil ? 0 : 1)
            var lists = [(node["menu"], main), (node["menus"], mostInMenu)]
            lists += (node["menus"]?.pairs ?? []).map { ($0.value["topics"], mostInMenu) }
            lists += (node["guide"]?.items ?? []).map { ($0["topics"], mostInMenu) }
            for case (let list?, let most) in lists where max(list.items.count, list.pairs.count) > most {
                findings.add(
                    .menuSize, at: list,
                    "\(max(list.items.count, list.pairs.count)) entries, and there is room for \(most)",
                    mend: "leave the most asked for")
            }
        }
    }

    /// Wordings with a place that is filled in.
    private static let filled: Set<Wording> = [.assumed, .alsoUrgent, .youAsked, .theme]
    /// What a menu can show, after `Reply.options`.
    private static let mostInMenu = 9
}
