# Does what systemd does with a socket unit: listens, and hands the socket over to a program that it
# starts, as descriptor 3. Starts it twice, and keeps the socket in between.
# Arguments: the socket's path, the program and its arguments.
use strict;
use warnings;
use IO::Socket::UNIX;
use POSIX ();

$^F = 9;    # descriptors up to this one stay open in programs that are started
my $path = shift @ARGV;
my $socket = IO::Socket::UNIX->new(Type => SOCK_STREAM, Local => $path, Listen => 16)
  or die "cannot listen on $path: $!";
$| = 1;
for my $start (1, 2) {
    my $pid = fork();
    if ($pid == 0) {
        POSIX::dup2(fileno($socket), 3);
        $ENV{LISTEN_PID} = $$;
        $ENV{LISTEN_FDS} = 1;
        exec @ARGV or die "cannot start $ARGV[0]: $!";
    }
    print "listening\n" if $start == 1;
    waitpid($pid, 0);
    print "ended with $?\n";
}
