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
            __paoc_parse_subcommand 1 'today=' 'json' 'h/help'
        case 'compile'
            __paoc_parse_subcommand 1 'output=' 'h/help'
        case 'ask'
            __paoc_parse_subcommand -r 1 'h/help'
        case 'test'
            __paoc_parse_subcommand 1 'topic=' 'confusions=' 'own-asks' 'without=' 'conversations-only' 'json' 'h/help'
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
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc" -eq 1' -fa 'ask' -d 'Ask one question of the dialogues as they are on disk.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc" -eq 1' -fa 'test' -d 'Play the conversations in tests/, explore every option and question, and say what goes wrong.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_positional "paoc" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc check" today' -l 'today' -d 'Judge dates by this day, as 2026-11-22.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc check" json' -l 'json' -d 'Print findings and figures as one JSON object.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc compile" output' -l 'output' -d 'Write to this file or folder instead of the cache.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc compile" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc ask" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc test" topic' -l 'topic' -d 'Only the conversations about this topic, or the lines labelled with it.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc test" confusions' -l 'confusions' -d 'Put this labelled set to the dialogues instead.' -rfka ''
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc test" own-asks' -l 'own-asks' -d 'Put every ask of the dialogues to them instead.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc test" without' -l 'without' -d 'With --confusions or --own-asks: leave concepts, patterns or both out of the ranking, to see what they bring. Urgent signs and slots keep theirs, for they screen and do not rank; a pattern that names a concept has its words spelt out.' -rfka 'concepts patterns both'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc test" conversations-only' -l 'conversations-only' -d 'Leave out the exploring of every option and question.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc test" json' -l 'json' -d 'Print the result as one JSON object.'
complete -c 'paoc' -n '__paoc_should_offer_completions_for_flags_or_options "paoc test" h help' -s 'h' -l 'help' -d 'Show help information.'
