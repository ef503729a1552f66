{-# LANGUAGE ScopedTypeVariables, InterruptibleFFI #-}
import Control.Concurrent
import Control.Exception
import Control.Monad
import System.IO
import System.Mem
import System.Timeout
import System.Posix
import System.Process
import System.Exit
import Foreign
import Foreign.C
import Data.IORef
foreign import ccall safe "getppid" c_getppid :: IO CInt
foreign import ccall unsafe "getppid" c_getppid' :: IO CInt
foreign import ccall "wrapper" mk :: (Ptr CInt -> Ptr CInt -> IO CInt) -> IO (FunPtr (Ptr CInt -> Ptr CInt -> IO CInt))
foreign import ccall safe "qsort" c_qsort :: Ptr CInt -> CSize -> CSize -> FunPtr (Ptr CInt -> Ptr CInt -> IO CInt) -> IO ()
foreign import ccall interruptible "usleep" c_usleep :: CUInt -> IO CInt
step :: Show a => String -> IO a -> IO ()
step n a = do { r <- try a; case r of { Left (e :: SomeException) -> putStrLn (n ++ ": ERROR " ++ show e); Right v -> putStrLn (n ++ ": " ++ show v) }; hFlush stdout }
pmap :: (a -> IO b) -> [a] -> IO [b]
pmap f xs = do { ms <- forM xs (\x -> do { m <- newEmptyMVar; _ <- forkIO (f x >>= putMVar m); return m }); mapM takeMVar ms }
main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  step "threads" (sum <$> pmap (\x -> evaluate (sum [1..x])) [1..2000 :: Int])
  step "garbage in threads" (do { r <- pmap (\n -> do { evaluate (length (show (product [1..(1500 + n) :: Integer]))) }) [1..20]; performMajorGC; return (sum r > 0) })
  step "timeout of a loop" (timeout 200000 (evaluate (length [x | x <- [1 ..] :: [Integer], x < 0])))
  step "timeout of a sleep" (timeout 100000 (threadDelay 10000000))
  step "timeout of a safe call" (timeout 100000 (c_usleep 10000000) >>= \r -> return (r == Nothing))
  step "stack overflow or depth" (evaluate (foldr (+) 0 [1..1000000 :: Int]))
  step "division by zero" (try (evaluate (1 `div` (0 :: Int))) >>= \r -> case r of { Left DivideByZero -> return "zero"; Left e -> return (show e); Right v -> return (show v) })
  step "a handler" (do { v <- newEmptyMVar; _ <- installHandler sigUSR1 (Catch (putMVar v "got")) Nothing; raiseSignal sigUSR1; takeMVar v })
  step "fork" (do { p <- forkProcess (exitWith (ExitFailure 7)); getProcessStatus True False p })
  step "processes" (pmap (\n -> readProcessWithExitCode "sh" ["-c", "cat; exit " ++ show (n `mod` 5)] (show n)) [1..20 :: Int])
  step "safe calls" (pmap (\_ -> length . filter (> 0) <$> replicateM 2000 c_getppid) [1..8 :: Int])
  step "unsafe calls" (length . filter (> 0) <$> replicateM 100000 c_getppid')
  step "callbacks" (do { f <- mk (\a b -> do { x <- peek a; y <- peek b; return (fromIntegral (fromEnum (compare x y)) - 1) }); withArrayLen (map (\i -> fromIntegral (i * 7919 `mod` 300)) [0 .. 299 :: Int]) (\n p -> c_qsort p (fromIntegral n) 4 f >> peekArray n p) >>= \l -> return (l == [0 .. 299]) })
  step "killThread" (do { d <- newEmptyMVar; t <- forkIO (threadDelay 10000000 `catch` \(e :: AsyncException) -> putMVar d (show e)); threadDelay 10000; killThread t; takeMVar d })
  step "deadlock" (try (newEmptyMVar >>= takeMVar :: IO ()) >>= \r -> case r of { Left BlockedIndefinitelyOnMVar -> return "blocked"; Right () -> return "?" })
  step "capabilities" (do { setNumCapabilities 3; pmap (\x -> evaluate (length (show (2 ^ (x * 1000) :: Integer)))) [1..30 :: Int] >>= \r -> return (sum r) })
