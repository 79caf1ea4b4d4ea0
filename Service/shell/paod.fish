function __paod_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __paod_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __paod_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __paod_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __paod_parse_tokens -S
    set -l unparsed_tokens (__paod_tokens -pc)
    switch $unparsed_tokens[1]
    case 'paod'
        __paod_parse_subcommand 0 'socket=' 'dialogues=' 'idle-exit=' 'limit=+' 'no-admin' 'metrics=' 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'help'
            __paod_parse_subcommand -r 1 'version'
        end
    end
end

function __paod_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __paod_parse_subcommand -S -a positional_count
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

function __paod_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __paod_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__paod_tokens -p)
    if test -z "$(__paod_tokens -t)"
        set -l index (count (__paod_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'paod' -f
complete -c 'paod' -n '__paod_should_offer_completions_for_flags_or_options "paod" socket' -l 'socket' -d 'Listen here.' -rfka ''
complete -c 'paod' -n '__paod_should_offer_completions_for_flags_or_options "paod" dialogues' -l 'dialogues' -d 'The folder of dialogues; else $PAO_DIALOGUES, else where they are installed.' -rfka ''
complete -c 'paod' -n '__paod_should_offer_completions_for_flags_or_options "paod" idle-exit' -l 'idle-exit' -d 'Leave after so many minutes without a request.' -rfka ''
complete -c 'paod' -n '__paod_should_offer_completions_for_flags_or_options "paod"' -l 'limit' -d 'Set a limit. Names and defaults: connections=256, user-connections=0, user-requests=0, line-bytes=65536, line-seconds=30, pipelined=64, unread-bytes=262144, stall-seconds=30, idle-seconds=3600, wait-seconds=10, compile-seconds=300, drain-seconds=5.' -rfka ''
complete -c 'paod' -n '__paod_should_offer_completions_for_flags_or_options "paod" no-admin' -l 'no-admin' -d 'Take no reload over the socket, as for one that a balancer serves.'
complete -c 'paod' -n '__paod_should_offer_completions_for_flags_or_options "paod" metrics' -l 'metrics' -d 'Write counts and times here every 15 seconds, for node_exporter\'s textfile collector.' -rfka ''
complete -c 'paod' -n '__paod_should_offer_completions_for_flags_or_options "paod" version' -l 'version' -d 'Show the version.'
complete -c 'paod' -n '__paod_should_offer_completions_for_flags_or_options "paod" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'paod' -n '__paod_should_offer_completions_for_positional "paod" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'paod' -n '__paod_should_offer_completions_for_flags_or_options "paod help" version' -l 'version' -d 'Show the version.'
