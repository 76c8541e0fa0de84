# Completion of tierwise for fish. Load it with: tierwise completion fish | source

# Whether the command that has been typed so far is this one, such as 'ledger forget'.
function __tierwise_at
    set -l tokens (commandline -opc)
    set -e tokens[1]
    set -l at ''
    set -l skip no
    for token in $tokens
        if test $skip = yes
            set skip no
        else if string match -q -- '-*' $token
            contains -- $token $__tierwise_valued; and set skip yes
        else
            set -l below (string trim -- "$at $token")
            contains -- $below $__tierwise_commands; and set at $below
        end
    end
    test "$at" = "$argv[1]"
end

# The names of the configured partners, one a line; fish quotes the one that is taken.
function __tierwise_partners
    set -l tokens (commandline -opc)
    set -l question $tokens[1] completion fish --partners
    set -l is_value no
    for token in $tokens
        set -l config ''
        if test $is_value = yes
            set config $token
        else if string match -q -- '--config=*' $token
            set config (string replace -- '--config=' '' $token)
        end
        test $token = --config; and set is_value yes; or set is_value no
        test -z "$config"; or set question[4] "--partners="(string replace -r '^~/' "$HOME/" -- $config)
    end
    $question 2>/dev/null </dev/null
end

complete -c tierwise -e
complete -c tierwise -f
