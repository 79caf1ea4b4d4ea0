function __paoc_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __paoc_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __paoc_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __paoc_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __paoc_parse_tokens -S
    set -l unparsed_tokens (__paoc_tokens -pc)
    switch $unparsed_tokens[1]
    case 'paoc'
        __paoc_parse_subcommand 0 'h/help'
        switch $unparsed_tokens[1]
        case 'check'
            __paoc_parse_subcommand 1 'today=' 'learnt' 'again' 'format=' 'json' 'h/help'
        case 'compile'
            __paoc_parse_subcommand 1 'output=' 'h/help'
        case 'ask'
            __paoc_parse_subcommand -r 1 'h/help'
        case 'test'
            __paoc_parse_subcommand 1 'topic=' 'confusions=' 'own-asks' 'without=' 'conversations-only' 'update' 'format=' 'json' 'h/help'
        case 'explain-code'
            __paoc_parse_subcommand 1 'h/help'
        case 'coverage'
            __paoc_parse_subcommand 1 'html=' 'floor=+' 'missing=+' 'json' 'h/help'
        case 'review'
            __paoc_parse_subcommand 1 'today=' 'within=' 'pack=' 'topic=+' 'record' 'json' 'h/help'
        case 'map'
            __paoc_parse_subcommand 1 'o/output=' 'topic=' 'today=' 'plain' 'h/help'
        case 'diff'
            __paoc_parse_subcommand 2 'dir=' 'set=' 'asks' 'json' 'h/help'
        case 'new'
            __paoc_parse_subcommand 0 'h/help'
            switch $unparsed_tokens[1]
            case 'topic'
                __paoc_parse_subcommand 2 'section=' 'title=' 'h/help'
            end
        case 'lookup'
            __paoc_parse_subcommand 2 'json' 'h/help'
        case 'watch'
            __paoc_parse_subcommand 1 'tests' 'h/help'
        case 'help'
            __paoc_parse_subcommand -r 1 
        end
    end
end

function __paoc_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __paoc_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __paoc_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __paoc_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__paoc_tokens -p)
    if test -z "$(__paoc_tokens -t)"
        set -l index (count (__paoc_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'paoc' -f
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc" -eq 1' -fa 'check' -d 'Find mistakes in the dialogues.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc" -eq 1' -fa 'compile' -d 'Learn from the dialogues and write the compiled playbook that paod loads.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc" -eq 1' -fa 'ask' -d 'Ask one question of the dialogues as they are on disk, and see why it is answered so.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc" -eq 1' -fa 'test' -d 'Play the conversations in tests/, explore every option and question, and say what goes wrong.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc" -eq 1' -fa 'explain-code' -d 'Say what a code of a finding means, with an example that has it and one that does not.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc" -eq 1' -fa 'coverage' -d 'How much of the dialogues the conversations in tests/ reach.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc" -eq 1' -fa 'review' -d 'What is due, what no clinician has signed, and what changed since it was checked.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc" -eq 1' -fa 'map' -d 'Draw the dialogue: topics by section, what leads where, and how tests and reviews stand.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc" -eq 1' -fa 'diff' -d 'What an edit changes in behaviour: which questions and conversations now go elsewhere.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc" -eq 1' -fa 'new' -d 'Begin a new topic.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc" -eq 1' -fa 'lookup' -d 'Which concepts, patterns and asks hold a word.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc" -eq 1' -fa 'watch' -d 'Check again on every save, until Ctrl-C.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc check" today' -l 'today' -d 'Judge dates by this day, as 2026-11-22.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc check" learnt' -l 'learnt' -d 'Also find what only the learnt ranker can tell: asks that another topic wins, options that lead nowhere.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc check" again' -l 'again' -d 'Check every file, even where nothing changed since the last check.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc check" format' -l 'format' -d 'How to print findings: text, json, or github (annotations of a pull request).' -rfka 'text json github'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc check" json' -l 'json' -d 'Print one JSON object: --format json.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc compile" output' -l 'output' -d 'Write to this file or folder instead of the cache.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc compile" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc ask" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc test" topic' -l 'topic' -d 'Only the conversations about this topic, or the lines labelled with it.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc test" confusions' -l 'confusions' -d 'Put this labelled set to the dialogues instead.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc test" own-asks' -l 'own-asks' -d 'Put every ask of the dialogues to them instead.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc test" without' -l 'without' -d 'With --confusions or --own-asks: leave concepts, patterns or both out of the ranking, to see what they bring. Urgent signs and slots keep theirs, for they screen and do not rank; a pattern that names a concept has its words spelt out.' -rfka 'concepts patterns both'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc test" conversations-only' -l 'conversations-only' -d 'Leave out the exploring of every option and question.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc test" update' -l 'update' -d 'Keep the exact words of the conversations that have a transcript, once you have looked at them; with --topic, of every file about it.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc test" format' -l 'format' -d 'How to print findings: text, json, or github (annotations of a pull request).' -rfka 'text json github'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc test" json' -l 'json' -d 'Print one JSON object: --format json.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc test" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc explain-code" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc coverage" html' -l 'html' -d 'Also write a page for a browser.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc coverage"' -l 'floor' -d 'The least share in percent: topics=95. May be given several times.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc coverage"' -l 'missing' -d 'List what no test reaches: topics, variants, details, patterns …' -rfka 'topics variants details patterns signs concepts asks options transitions'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc coverage" json' -l 'json' -d 'Print the shares as one JSON object.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc coverage" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc review" today' -l 'today' -d 'Judge dates by this day, as 2026-11-22.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc review" within' -l 'within' -d 'A review within so many days is due soon.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc review" pack' -l 'pack' -d 'Write a pack to print: one topic a page, with what each sentence rests on.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc review"' -l 'topic' -d 'Only this topic. May be given several times.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc review" record' -l 'record' -d 'Renew reviewed.txt: what stands there now is what was checked.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc review" json' -l 'json' -d 'Print one JSON object.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc review" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc map" o output' -l 'output' -s 'o' -d 'Where to write: .html (with every topic\'s text), .svg, .png or .dot.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc map" topic' -l 'topic' -d 'Only this topic, what it offers, and what offers it.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc map" today' -l 'today' -d 'Judge dates by this day, as 2026-11-22.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc map" plain' -l 'plain' -d 'Leave out the colours of the tests; nothing need be learnt then.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc map" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc diff" dir' -l 'dir' -d 'Where the dialogues of a commit stand.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc diff" set' -l 'set' -d 'A labelled set (JSON lines, as for paoc test --confusions) to put to both.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc diff" asks' -l 'asks' -d 'Put the asks of both to both as well; of many asks this takes a while.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc diff" json' -l 'json' -d 'Print one JSON object.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc diff" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc new" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc new" -eq 1' -fa 'topic' -d 'Write the file of a new topic and of its test, with every key explained.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc new topic" section' -l 'section' -d 'The section folder: condition, finding-out, getting-better, treatment, more-babies, breastfeeding, prevention, later-life, help, helper.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc new topic" title' -l 'title' -d 'A short noun phrase for headings and menus.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc new topic" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc lookup" json' -l 'json' -d 'Print one JSON object.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc lookup" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc watch" tests' -l 'tests' -d 'Learn again after each save without errors, and play the conversations in tests/.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc watch" h help' -s 'h' -l 'help' -d 'Show help information.'
