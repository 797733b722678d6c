@echo off
rem Starts molrae with the Java of JAVA_HOME or of the PATH.
rem   MOLRAE_JAVA_OPTS   options for the Java virtual machine, say -Xmx8g
rem   MOLRAE_DEBUG       1 shows stack traces and the logs of libraries
setlocal
for %%I in ("%~dp0..") do set "MOLRAE_HOME=%%~fI"
if not exist "%MOLRAE_HOME%\lib\molrae-cli.jar" (
    echo molrae: %MOLRAE_HOME%\lib\molrae-cli.jar is missing: unpack or build molrae again 1>&2
    exit /b 1
)
set "MOLRAE_JAVA=java"
if defined JAVA_HOME set "MOLRAE_JAVA=%JAVA_HOME%\bin\java.exe"
"%MOLRAE_JAVA%" -version >nul 2>&1
if errorlevel 1 (
    echo molrae: no Java found: install a JDK 17 or later, or set JAVA_HOME 1>&2
    exit /b 1
)
set "MOLRAE_GC=-XX:+UseParallelGC -XX:GCTimeRatio=19"
if not defined MOLRAE_JAVA_OPTS goto start
rem two collectors would be one too many
if not "%MOLRAE_JAVA_OPTS:-XX:+Use=%"=="%MOLRAE_JAVA_OPTS%" set "MOLRAE_GC="
:start
set "MOLRAE_SHARED=%MOLRAE_HOME%\lib\molrae.jsa"
"%MOLRAE_JAVA%" -Xlog:disable -Xlog:all=warning:stderr -Xlog:cds*=off:stderr -XX:+DisplayVMOutputToStderr "-XX:SharedArchiveFile=%MOLRAE_SHARED%" %MOLRAE_GC% -XX:-UsePerfData -Dfile.encoding=UTF-8 "-Dmolrae.home=%MOLRAE_HOME%" %MOLRAE_JAVA_OPTS% -jar "%MOLRAE_HOME%\lib\molrae-cli.jar" %*
exit /b %ERRORLEVEL%
