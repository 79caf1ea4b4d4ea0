/// What a topic says.
public struct Answer: Sendable, Equatable {
    /// One or two sentences, true on their own.
    public var short: Passage
    /// The whole answer; empty in a minimal playbook.
    public var full: Passage
    /// Prepared follow-ups, in the author's order.
    public var details: [Detail]
    /// What replaces `short` or `full` in a situation; the first that fits is taken.
    public var variants: [Variant]

    public init(short: Passage, full: Passage = Passage(), details: [Detail] = [], variants: [Variant] = []) {
        self.short = short
        self.full = full
        self.details = details
        self.variants = variants
    }

    /// A follow-up to the answer, such as "how long for?".
    public struct Detail: Sendable, Equatable {
        /// Kebab-case, unique within the topic.
        public var id: String
        /// The follow-up as an option shows it.
        public var label: String
        public var text: Passage
        private var ways: LateList<String>

        /// How people put it once they are on the topic.
        public var asks: [String] {
            get { ways.list }
            set { ways = LateList(newValue) }
        }

        public init(id: String, label: String, asks: [String], text: Passage) {
            self.init(id: id, label: label, asks: LateList(asks), text: text)
        }

        public init(id: String, label: String, asks: LateList<String>, text: Passage) {
            self.id = id
            self.label = label
            self.text = text
            ways = asks
        }
    }

    /// Other words for a situation.
    public struct Variant: Sendable, Equatable {
        /// Every named slot must hold one of its values.
        public var when: [SlotCondition]
        public var short: Passage?
        public var full: Passage?

        public init(when: [SlotCondition], short: Passage? = nil, full: Passage? = nil) {
            self.when = when
            self.short = short
            self.full = full
        }
    }
}
