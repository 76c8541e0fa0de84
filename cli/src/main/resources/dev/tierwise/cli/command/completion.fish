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

complete -c tierwise -e
complete -c tierwise -f
