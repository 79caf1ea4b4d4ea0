function __pao_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __pao_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __pao_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __pao_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __pao_parse_tokens -S
    set -l unparsed_tokens (__pao_tokens -pc)
    switch $unparsed_tokens[1]
    case 'pao'
        __pao_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'chat'
            __pao_parse_subcommand 0 'staff' 'plain' 'color=' 'socket=' 'version' 'h/help'
        case 'ask'
            __pao_parse_subcommand -r 1 'plain' 'color=' 'socket=' 'json' 'state=' 'version' 'h/help'
        case 'batch'
            __pao_parse_subcommand 0 'plain' 'color=' 'socket=' 'json' 'version' 'h/help'
        case 'find'
            __pao_parse_subcommand -r 1 'plain' 'color=' 'socket=' 'json' 'version' 'h/help'
        case 'show'
            __pao_parse_subcommand 1 'plain' 'color=' 'socket=' 'json' 'version' 'h/help'
        case 'topics'
            __pao_parse_subcommand 0 'plain' 'color=' 'socket=' 'json' 'version' 'h/help'
        case 'refer'
            __pao_parse_subcommand -r 1 'plain' 'color=' 'socket=' 'json' 'version' 'h/help'
        case 'explain'
            __pao_parse_subcommand -r 1 'plain' 'color=' 'socket=' 'json' 'topic=' 'version' 'h/help'
        case 'status'
            __pao_parse_subcommand 0 'plain' 'color=' 'socket=' 'json' 'version' 'h/help'
        case 'reload'
            __pao_parse_subcommand 0 'plain' 'color=' 'socket=' 'json' 'version' 'h/help'
        case 'help'
            __pao_parse_subcommand -r 1 'version'
        end
    end
end

function __pao_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __pao_parse_subcommand -S -a positional_count
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

function __pao_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __pao_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__pao_tokens -p)
    if test -z "$(__pao_tokens -t)"
        set -l index (count (__pao_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'pao' -f
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao" version' -l 'version' -d 'Show the version.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'pao' -n '__pao_should_offer_completions_for_positional "pao" -eq 1' -fa 'chat' -d 'A conversation, line by line; the default.'
complete -c 'pao' -n '__pao_should_offer_completions_for_positional "pao" -eq 1' -fa 'ask' -d 'One question.'
complete -c 'pao' -n '__pao_should_offer_completions_for_positional "pao" -eq 1' -fa 'batch' -d 'Many questions, one JSON object a line on standard input.'
complete -c 'pao' -n '__pao_should_offer_completions_for_positional "pao" -eq 1' -fa 'find' -d 'Look for answers by words, with the services to turn to.'
complete -c 'pao' -n '__pao_should_offer_completions_for_positional "pao" -eq 1' -fa 'show' -d 'One topic in full, with its sources, staff notes and review.'
complete -c 'pao' -n '__pao_should_offer_completions_for_positional "pao" -eq 1' -fa 'topics' -d 'Everything there is an answer to.'
complete -c 'pao' -n '__pao_should_offer_completions_for_positional "pao" -eq 1' -fa 'refer' -d 'Services to turn to: all, or those that fit some words.'
complete -c 'pao' -n '__pao_should_offer_completions_for_positional "pao" -eq 1' -fa 'explain' -d 'How some words are understood, step by step.'
complete -c 'pao' -n '__pao_should_offer_completions_for_positional "pao" -eq 1' -fa 'status' -d 'Whether the daemon is well.'
complete -c 'pao' -n '__pao_should_offer_completions_for_positional "pao" -eq 1' -fa 'reload' -d 'Make the daemon read the dialogues again (root or its own user).'
complete -c 'pao' -n '__pao_should_offer_completions_for_positional "pao" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao chat" staff' -l 'staff' -d 'The view for helpline staff: words in, the best answers with numbers and hours out.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao chat" plain' -l 'plain' -d 'Text alone, for screen readers: no colours and no moving cursor.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao chat" color' -l 'color' -d 'Colours: auto, always or never.' -rfka 'auto always never'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao chat" socket' -l 'socket' -d 'The daemon\'s socket; none is started there.' -rfka ''
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao chat" version' -l 'version' -d 'Show the version.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao chat" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao ask" plain' -l 'plain' -d 'Text alone, for screen readers: no colours and no moving cursor.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao ask" color' -l 'color' -d 'Colours: auto, always or never.' -rfka 'auto always never'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao ask" socket' -l 'socket' -d 'The daemon\'s socket; none is started there.' -rfka ''
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao ask" json' -l 'json' -d 'Print the daemon\'s JSON, one object on one line.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao ask" state' -l 'state' -d 'The state of an earlier reply (see --json), to go on with that conversation.' -rfka ''
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao ask" version' -l 'version' -d 'Show the version.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao ask" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao batch" plain' -l 'plain' -d 'Text alone, for screen readers: no colours and no moving cursor.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao batch" color' -l 'color' -d 'Colours: auto, always or never.' -rfka 'auto always never'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao batch" socket' -l 'socket' -d 'The daemon\'s socket; none is started there.' -rfka ''
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao batch" json' -l 'json' -d 'Print the daemon\'s JSON, one object on one line.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao batch" version' -l 'version' -d 'Show the version.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao batch" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao find" plain' -l 'plain' -d 'Text alone, for screen readers: no colours and no moving cursor.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao find" color' -l 'color' -d 'Colours: auto, always or never.' -rfka 'auto always never'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao find" socket' -l 'socket' -d 'The daemon\'s socket; none is started there.' -rfka ''
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao find" json' -l 'json' -d 'Print the daemon\'s JSON, one object on one line.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao find" version' -l 'version' -d 'Show the version.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao find" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao show" plain' -l 'plain' -d 'Text alone, for screen readers: no colours and no moving cursor.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao show" color' -l 'color' -d 'Colours: auto, always or never.' -rfka 'auto always never'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao show" socket' -l 'socket' -d 'The daemon\'s socket; none is started there.' -rfka ''
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao show" json' -l 'json' -d 'Print the daemon\'s JSON, one object on one line.'
complete -c 'pao' -n '__pao_should_offer_completions_for_positional "pao show" -eq 1' -fka '(pao topics 2>/dev/null | sed -n \'s/^  \\([a-z][a-z-]*\\).*/\\1/p\')'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao show" version' -l 'version' -d 'Show the version.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao topics" plain' -l 'plain' -d 'Text alone, for screen readers: no colours and no moving cursor.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao topics" color' -l 'color' -d 'Colours: auto, always or never.' -rfka 'auto always never'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao topics" socket' -l 'socket' -d 'The daemon\'s socket; none is started there.' -rfka ''
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao topics" json' -l 'json' -d 'Print the daemon\'s JSON, one object on one line.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao topics" version' -l 'version' -d 'Show the version.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao topics" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao refer" plain' -l 'plain' -d 'Text alone, for screen readers: no colours and no moving cursor.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao refer" color' -l 'color' -d 'Colours: auto, always or never.' -rfka 'auto always never'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao refer" socket' -l 'socket' -d 'The daemon\'s socket; none is started there.' -rfka ''
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao refer" json' -l 'json' -d 'Print the daemon\'s JSON, one object on one line.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao refer" version' -l 'version' -d 'Show the version.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao refer" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao explain" plain' -l 'plain' -d 'Text alone, for screen readers: no colours and no moving cursor.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao explain" color' -l 'color' -d 'Colours: auto, always or never.' -rfka 'auto always never'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao explain" socket' -l 'socket' -d 'The daemon\'s socket; none is started there.' -rfka ''
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao explain" json' -l 'json' -d 'Print the daemon\'s JSON, one object on one line.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao explain" topic' -l 'topic' -d 'A topic whose lack is to be explained.' -rfka '(pao topics 2>/dev/null | sed -n \'s/^  \\([a-z][a-z-]*\\).*/\\1/p\')'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao explain" version' -l 'version' -d 'Show the version.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao explain" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao status" plain' -l 'plain' -d 'Text alone, for screen readers: no colours and no moving cursor.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao status" color' -l 'color' -d 'Colours: auto, always or never.' -rfka 'auto always never'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao status" socket' -l 'socket' -d 'The daemon\'s socket; none is started there.' -rfka ''
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao status" json' -l 'json' -d 'Print the daemon\'s JSON, one object on one line.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao status" version' -l 'version' -d 'Show the version.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao status" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao reload" plain' -l 'plain' -d 'Text alone, for screen readers: no colours and no moving cursor.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao reload" color' -l 'color' -d 'Colours: auto, always or never.' -rfka 'auto always never'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao reload" socket' -l 'socket' -d 'The daemon\'s socket; none is started there.' -rfka ''
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao reload" json' -l 'json' -d 'Print the daemon\'s JSON, one object on one line.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao reload" version' -l 'version' -d 'Show the version.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao reload" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'pao' -n '__pao_should_offer_completions_for_flags_or_options "pao help" version' -l 'version' -d 'Show the version.'
