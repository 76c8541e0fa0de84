@echo off
rem Starts Tierwise, with the Java that it brings along, or else with Java 17 or newer, found by JAVA_HOME or on the PATH.
setlocal
set "TIERWISE_JAVA=java"
if defined JAVA_HOME set "TIERWISE_JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%~dp0..\runtime\bin\java.exe" set "TIERWISE_JAVA=%~dp0..\runtime\bin\java.exe"
if not "%TIERWISE_JAVA%"=="java" if not exist "%TIERWISE_JAVA%" goto nojava
"%TIERWISE_JAVA%" -XX:+UseSerialGC -Xmn24m -XX:+DisplayVMOutputToStderr -Xlog:disable -Dfile.encoding=UTF-8 -Dguice_bytecode_gen_option=DISABLED %JAVA_OPTS% %TIERWISE_JAVA_OPTS% -jar "%~dp0..\lib\tierwise.jar" %*
if %ERRORLEVEL% equ 9009 goto nojava
exit /b %ERRORLEVEL%
:nojava
echo tierwise: Java 17 or newer is needed, and no java was found. Install a JDK, or set JAVA_HOME to one. 1>&2
exit /b 2
