import Playbook

/// Makes the helper's own words of `helper.yaml`; a later layer's keys take the place of an earlier one's, and so does each
/// of its wordings and cues.
enum HelperBuilder {
    static func build(_ layers: [Node]) -> Helper {
        var helper = Helper()
        for node in layers {
            if let name = node["name"]?.text { helper.name = name }
            if let locale = node["locale"]?.text { helper.locale = locale }
            if node["require"] != nil { helper.require = node.strings("require").compactMap(Requirement.init) }
            if let opening = node["opening"] { helper.opening = opening.passage }
            if node["menu"] != nil { helper.menu = node.strings("menu") }
            if let menus = node["menus"] {
                helper.menus = menus.pairs.map { pair in
                    Menu(id: pair.name, label: pair.value.string("label"), topics: pair.value.strings("topics"))
                }
            }
            if let guide = node["guide"] {
                helper.guide = guide.items.map { item in
                    GuidePath(when: item["when"]?.conditions() ?? [], topics: item.strings("topics"))
                }
            }
            if node["emergency-lines"] != nil { helper.emergencyLines = node.strings("emergency-lines") }
            if node["plain-words"] != nil { helper.plainWords = node.strings("plain-words") }
            for pair in node["wordings"]?.pairs ?? [] {
                if let wording = Wording(rawValue: pair.name), let text = pair.value.text, !text.isEmpty {
                    helper.wordings[wording] = text
                }
            }
            for pair in node["cues"]?.pairs ?? [] {
                if let cue = Cue(rawValue: pair.name), !pair.value.texts.isEmpty { helper.cues[cue] = pair.value.texts }
            }
        }
        return helper
    }
}
